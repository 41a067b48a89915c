"""What a browser says of itself."""

import pytest

from deliberation.core.browsers import is_unfit, named

IE11 = "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko"
IE8_IN_360 = "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; SLCC2; 360SE)"
EDGE_IE_MODE = "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; rv:11.0) like Gecko"
EDGE_18 = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763"
)
CHROME_86 = "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36"
CHROME_87 = "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36"
SAFARI_13 = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 13_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/13.1 Mobile/15E148 Safari/604.1"
)
SAFARI_17 = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.1 Safari/605.1.15"
)
FIREFOX_77 = "Mozilla/5.0 (X11; Linux x86_64; rv:77.0) Gecko/20100101 Firefox/77.0"
FIREFOX_128 = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; HUAWEI) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160 MMWEBSDK/2024 MicroMessenger/8.0.50"
)
WECHAT_ON_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Mobile/15E148 MicroMessenger/8.0.50 NetType/WIFI Language/zh_CN"
)


@pytest.mark.parametrize("user_agent", [IE11, IE8_IN_360, EDGE_IE_MODE, EDGE_18, CHROME_86, SAFARI_13, FIREFOX_77])
def test_what_cannot_run_the_application(user_agent: str) -> None:
    assert is_unfit(user_agent)


@pytest.mark.parametrize(
    "user_agent", [CHROME_87, SAFARI_17, FIREFOX_128, WECHAT, WECHAT_ON_IPHONE, "", "curl/8.5.0", "Chrome/", "x" * 9000]
)
def test_what_can_or_does_not_say(user_agent: str) -> None:
    assert not is_unfit(user_agent)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (WECHAT, "Android · 微信"),
        (WECHAT_ON_IPHONE, "iPhone · 微信"),
        (EDGE_18, "Windows · Edge"),
        (CHROME_87, "Windows · Chrome"),
        (SAFARI_17, "Mac · Safari"),
        (FIREFOX_77, "Linux · Firefox"),
        ("curl/8.5.0", ""),
    ],
)
def test_names_that_a_person_knows(user_agent: str, name: str) -> None:
    assert str(named(user_agent)) == name

from deliberation.eventlog.rest import routes
from deliberation.notifications.verbs import NOTICE_VERBS

urlpatterns = routes(NOTICE_VERBS)

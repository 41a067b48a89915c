from deliberation.eventlog.rest import routes
from deliberation.notifications.verbs import VERBS

urlpatterns = routes(VERBS)

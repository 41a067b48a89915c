/* Janus skips every interface that calls itself a loopback one, and the benchmark has no other network to be fair on.
 * Preloaded before it, this lets `lo` pass for an ordinary interface; nothing else is changed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <ifaddrs.h>
#include <net/if.h>

int getifaddrs(struct ifaddrs **found)
{
	int (*real)(struct ifaddrs **) = (int (*)(struct ifaddrs **))dlsym(RTLD_NEXT, "getifaddrs");
	int result = real(found);

	if (result == 0)
		for (struct ifaddrs *each = *found; each != 0; each = each->ifa_next)
			each->ifa_flags &= ~(unsigned int)IFF_LOOPBACK;
	return result;
}

/* The table of contents. */
#include "ui/screen/screen.h"

int screen_contents(const struct screen_contents *contents, const struct screen_options *options)
{
    (void)contents;
    (void)options;
    return 0;
}

/* How a count is shown: in this one place. */
#include "ui/views/view.h"

void view_count_text(struct instant instant, record_id id, bool interpreter, struct text *out)
{
    struct instant_object object;
    if (!instant_object(instant, id, &object))
        return;
    text_format(out, "[refcount: %u]", object.alive ? object.refcount : 0);
    if (interpreter && object.alive && object.interpreter)
        text_format(out, " +%u", object.interpreter);
}

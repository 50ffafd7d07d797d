/* The graph view: names and objects as boxes, references as lines. */
#include "ui/views/parts.h"

void graph_draw(const struct canvas_region *region, const struct scene *scene)
{
    memory_draw(region, scene);
}

/* What the last step did, in words. */
#include "ui/views/parts.h"

enum { ROWS_AT_MOST = 3 };

int narration_rows(const struct canvas *canvas, const struct scene *scene, int cols)
{
    if (!scene->narration || !scene->narration[0])
        return 0;
    return MIN(canvas_wrapped_rows(canvas, scene->narration, MAX(cols - 2, 1)), ROWS_AT_MOST);
}

void narration_draw(const struct canvas_region *region, const struct scene *scene)
{
    if (scene->narration)
        canvas_put_wrapped(region, 1, 0, region->cols - 2, region->rows, scene->narration,
                           ROLE_NARRATION);
}

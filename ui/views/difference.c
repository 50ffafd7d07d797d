/* What changed between the two instants of a scene. */
#include "ui/views/parts.h"

void difference_find(struct difference *difference, const struct scene *scene)
{
    *difference = (struct difference){0};
    if (scene->before.record && scene->before.time < scene->now.time)
        difference->known = record_changes(scene->now.record, scene->before.time, scene->now.time,
                                           &difference->changes);
}

void difference_fini(struct difference *difference)
{
    record_changes_fini(&difference->changes);
}

uint32_t difference_of(const struct difference *difference, record_id entity)
{
    const struct record_change *change =
        difference->known ? record_changes_find(&difference->changes, entity) : NULL;
    return change ? change->what : 0;
}

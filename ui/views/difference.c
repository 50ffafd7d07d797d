/* What changed between the two instants of a scene. */
#include "ui/views/parts.h"

/* What a view lists of the changes is among the first; the rest it asks for by name. */
enum { EVENTS_READ = 4096 };

void difference_find(struct difference *difference, const struct scene *scene)
{
    *difference = (struct difference){0};
    if (scene->before.record && scene->before.time < scene->now.time)
        difference->known = record_changes(scene->now.record, scene->before.time, scene->now.time,
                                           EVENTS_READ, &difference->changes);
}

void difference_fini(struct difference *difference)
{
    record_changes_fini(&difference->changes);
}

bool difference_change(const struct difference *difference, record_id entity,
                       struct record_change *change)
{
    return difference->known && record_changes_find(&difference->changes, entity, change);
}

uint32_t difference_of(const struct difference *difference, record_id entity)
{
    struct record_change change;
    return difference_change(difference, entity, &change) ? change.what : 0;
}

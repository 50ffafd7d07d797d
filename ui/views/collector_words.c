/* The collector in words: what its phases do and why, and what it thinks of an object. Said here once, for views and narration. */
#include "ui/canvas/charset.h"
#include "ui/views/view.h"

enum { SHORT_CELLS = 32 };

static const struct view_phase phases[RECORD_GC_PHASES] = {
    [RECORD_GC_MERGE] =
        {"merge", "put the containers of this generation and of the younger ones in one list.",
         "Only containers can be part of a cycle: numbers and texts are not looked at."},
    [RECORD_GC_COPY] =
        {"copy", "give each candidate a second number, gc_refs, which begins as its refcount.",
         "The counts must stay as they are; the sum that follows is done on the copy."},
    [RECORD_GC_SUBTRACT] =
        {"subtract",
         "follow every reference inside the candidates and take 1 from the gc_refs of what it "
         "reaches.",
         "What stays above 0 is held from outside."},
    [RECORD_GC_MOVE] =
        {"separate",
         "what has gc_refs above 0 is reachable, and so is all it refers to; the others are set "
         "aside.",
         "Set aside too early, an object comes back, with gc_refs 1, when something reachable "
         "refers "
         "to it."},
    [RECORD_GC_UNTRACK] = {"untrack",
                           "strike off the list what holds only numbers, texts and their like.",
                           "Such a tuple can never be part of a cycle, such a dict not for now."},
    [RECORD_GC_WEAKREFS] = {"weak references", "clear the weak references to what is unreachable.",
                            "Nobody can bring it back by asking one of them."},
    [RECORD_GC_CALLBACKS] = {"callbacks",
                             "call those who wanted to know that such a weak reference is cleared.",
                             "A weak reference that is itself unreachable calls nobody."},
    [RECORD_GC_FINALIZE] =
        {"finalize", "run the finalizers (__del__) of what is unreachable, each once in its life.",
         "They run while the objects are still whole."},
    [RECORD_GC_RESURRECT] =
        {"look again", "copy and subtract once more, among the unreachable.",
         "A finalizer may have stored its object somewhere: then it lives on, and all that it "
         "refers to."},
    [RECORD_GC_CLEAR] = {"clear", "empty the unreachable objects, one after another.",
                         "Their references to each other go, and the counts do the rest."},
    [RECORD_GC_SUMMARY] = {"summary",
                           "what was found is freed, what was spared is a generation older.",
                           "The program goes on."},
};

const struct view_phase *view_phase(enum record_gc_phase phase)
{
    return &phases[phase < RECORD_GC_PHASES ? phase : 0];
}

static const struct view_fate fates[RECORD_MARKS] = {
    [RECORD_MARK_NONE] = {"", "", " ", ROLE_TEXT},
    [RECORD_MARK_CANDIDATE] = {"candidate", "candidate", ".", ROLE_CANDIDATE},
    [RECORD_MARK_SUBTRACTED] = {"subtracted", "subtracted", ".", ROLE_CANDIDATE},
    [RECORD_MARK_TENTATIVE] = {"unreachable for now", "set aside", "?", ROLE_TENTATIVE},
    [RECORD_MARK_REACHABLE] = {"reachable", "reachable", "+", ROLE_REACHABLE},
    [RECORD_MARK_UNREACHABLE] = {"unreachable", "unreachable", "-", ROLE_UNREACHABLE},
    [RECORD_MARK_FINALIZED] = {"finalized", "finalized", "!", ROLE_FINALIZED},
    [RECORD_MARK_RESURRECTED] = {"resurrected", "resurrected", "^", ROLE_REACHABLE},
    [RECORD_MARK_CLEARED] = {"cleared", "cleared", "~", ROLE_DYING},
    [RECORD_MARK_SURVIVED] = {"cleared, still held", "still held", "+", ROLE_REACHABLE},
    [RECORD_MARK_UNTRACKED] = {"untracked", "untracked", "o", ROLE_DIM},
    [RECORD_MARK_WEAK_CLEARED] = {"weak, cleared", "weak, cleared", "~", ROLE_DIM},
    [RECORD_MARK_CALLED_BACK] = {"calls back", "calls back", "!", ROLE_FINALIZED},
};
static const struct view_fate freed = {"freed", "freed", GLYPH_CROSS, ROLE_DYING};

const struct view_fate *view_fate(const struct instant_collector *collector,
                                  const struct instant_object *object)
{
    enum record_gc_mark mark = instant_mark(collector, object);
    return object->alive ? &fates[mark < RECORD_MARKS ? mark : 0] : &freed;
}

void view_short_text(struct instant instant, record_id id, struct text *out)
{
    struct instant_object object;
    if (!instant_object(instant, id, &object)) {
        text_append(out, "something of the interpreter");
        return;
    }
    if (object.category == RECORD_FUNCTION || object.category == RECORD_CLASS ||
        object.category == RECORD_MODULE)
        view_object_text(instant, id, SHORT_CELLS, out);
    else
        text_append(out, record_name_string(instant.record, object.type));
    text_format(out, " #%u", id);
}

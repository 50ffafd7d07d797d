views_sources = \
	ui/views/collector.c \
	ui/views/collector.h \
	ui/views/collector_find.c \
	ui/views/collector_words.c \
	ui/views/count_text.c \
	ui/views/difference.c \
	ui/views/fate.c \
	ui/views/graph.c ui/views/graph.h \
	ui/views/graph_find.c \
	ui/views/graph_place.c \
	ui/views/heap.c \
	ui/views/heap_list.c \
	ui/views/highlight.c \
	ui/views/id_set.h \
	ui/views/inspector.c \
	ui/views/layout.c \
	ui/views/memory.c \
	ui/views/names.c \
	ui/views/narration.c \
	ui/views/object_text.c \
	ui/views/output.c \
	ui/views/panel.c \
	ui/views/scene.c \
	ui/views/scene.h \
	ui/views/parts.h \
	ui/views/place.c \
	ui/views/source.c \
	ui/views/stack.c \
	ui/views/syntax.c \
	ui/views/syntax.h \
	ui/views/timeline.c \
	ui/views/title.c \
	ui/views/view.h

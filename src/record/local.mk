record_sources = \
	src/record/changes.c \
	src/record/chain.c src/record/chain.h \
	src/record/check.c \
	src/record/code.h \
	src/record/collection.c \
	src/record/collector.c \
	src/record/decode.c src/record/decode.h \
	src/record/dump.c \
	src/record/events.c \
	src/record/frames.c \
	src/record/instant.c src/record/instant.h \
	src/record/live.c \
	src/record/lookup.c \
	src/record/mirror.c \
	src/record/names.c \
	src/record/path.c \
	src/record/recorder.c \
	src/record/byte_store.h \
	src/record/bytes.c \
	src/record/bytes.h \
	src/record/instant_bytes.c \
	src/record/types.c \
	src/record/types.h \
	src/record/recorder.h \
	src/record/referrers.c \
	src/record/search.c src/record/search.h \
	src/record/steps.c \
	src/record/store.c src/record/store.h \
	src/record/truncate.c \
	src/record/vocabulary.h \
	src/record/window.c \
	src/record/write.h

session_sources = \
	src/session/breakpoints.c \
	src/session/breakpoints.h \
	src/session/choices.c \
	src/session/choices.h \
	src/session/collection_words.c \
	src/session/collect.c \
	src/session/collect.h \
	src/session/commands.c \
	src/session/commands.h \
	src/session/complete.c \
	src/session/cycles.c \
	src/session/cycles.h \
	src/session/inspect.c \
	src/session/inspect.h \
	src/session/moves.c \
	src/session/moves.h \
	src/session/narration.c \
	src/session/narration.h \
	src/session/present.c \
	src/session/session.c \
	src/session/session.h \
	src/session/state.h \
	src/session/typed.c \
	src/session/until.c \
	src/session/until.h \
	src/session/why.c \
	src/session/why.h

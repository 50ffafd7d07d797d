session_sources = \
	src/session/commands.h \
	src/session/moves.c \
	src/session/moves.h \
	src/session/session.c \
	src/session/session.h \
	src/session/state.h

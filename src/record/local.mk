record_sources = \
	src/record/instant.h \
	src/record/recorder.h \
	src/record/search.h \
	src/record/vocabulary.h

# The manual, and completions for bash and zsh.
dist_man_MANS = doc/heapstep.1
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = doc/completions/_heapstep
EXTRA_DIST += doc/picture.svg doc/collector.svg doc/c-program.svg doc/comparison.svg doc/completions/heapstep.bash

install-data-local:
	$(MKDIR_P) "$(DESTDIR)$(bashcompletiondir)"
	$(INSTALL_DATA) "$(srcdir)/doc/completions/heapstep.bash" \
		"$(DESTDIR)$(bashcompletiondir)/heapstep"

uninstall-local:
	rm -f "$(DESTDIR)$(bashcompletiondir)/heapstep"

#include "ui/screen/terminal.h"

#include "session/session.h"
#include "ui/screen/paint.h"
#include "ui/screen/rescue.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#undef lines
#undef columns

enum { PASTE_BEGINS = KEY_MAX + 1, PASTE_ENDS, ESCAPE_DELAY = 25 };

struct terminal {
    SCREEN *screen;
    struct paint paint;
    struct termios before; /* the terminal's modes as they were */
    bool mouse_down;
    struct text pasted;
    struct sigaction old_resize, old_interrupt, old_stop;
};

/* Signals become bytes in a pipe: a handler can be given nothing, so the pipe is here. */
static int wake[2] = {-1, -1};
static struct session *volatile busy;

static void on_signal(int number)
{
    int error = errno;
    char byte = (char)number;
    if (number == SIGINT && busy)
        session_interrupt(busy);
    else if (write(wake[1], &byte, 1) < 0) {
        /* The pipe is full of the same news. */
    }
    errno = error;
}

bool terminal_usable(void)
{
    int error = 0;
    const char *type = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        fputs("heapstep: the screen needs a terminal; `heapstep render` writes pictures to a file, "
              "`heapstep run` runs a program without them\n",
              stderr);
        return false;
    }
    if (!type || !*type || setupterm(NULL, STDOUT_FILENO, &error) != OK) {
        fprintf(stderr, "heapstep: the terminal type %s is not known here: set TERM\n",
                type && *type ? type : "is not set and so");
        return false;
    }
    const char *place = tigetstr("cup");
    bool able = place && place != (const char *)-1;
    del_curterm(cur_term);
    if (!able)
        fprintf(stderr,
                "heapstep: a terminal of type %s cannot place its cursor: `heapstep "
                "render` writes pictures as text\n",
                type);
    return able;
}

/* ---- taking over ---- */

/* The name under which terminfo tells of the terminal's true colours; NULL: it does not. A terminal
 * that has them says so in COLORTERM; its usual entry knows of 256 only. */
static bool direct_type(char *name, size_t size)
{
    const char *type = getenv("TERM"), *color = getenv("COLORTERM");
    int error;
    if (!type || !color || (strcmp(color, "truecolor") != 0 && strcmp(color, "24bit") != 0))
        return false;
    size_t base = strlen(type);
    static const char suffix[] = "-256color";
    if (base > sizeof suffix - 1 && strcmp(type + base - (sizeof suffix - 1), suffix) == 0)
        base -= sizeof suffix - 1;
    if (snprintf(name, size, "%.*s-direct", (int)base, type) >= (int)size)
        return false;
    if (setupterm(name, STDOUT_FILENO, &error) != OK)
        return false;
    bool direct = tigetflag("RGB") > 0 || tigetnum("RGB") > 0;
    del_curterm(cur_term);
    return direct;
}

/* What a terminal's colours say of its ground, as some terminals tell in COLORFGBG: "0;15". */
static const struct theme *theme_of_terminal(void)
{
    const char *colors = getenv("COLORFGBG");
    const char *ground = colors ? strrchr(colors, ';') : NULL;
    return ground && (strcmp(ground, ";7") == 0 || strcmp(ground, ";15") == 0) ? &theme_light
                                                                               : &theme_dark;
}

static void append_capability(struct text *text, const char *name)
{
    const char *value = tigetstr(name);
    if (value && value != (const char *)-1)
        text_append(text, value);
}

static void arm(struct terminal *terminal)
{
    struct text undo = {0};
    text_append(&undo, "\033[?1006l\033[?1000l" RESCUE_MODES_OFF);
    append_capability(&undo, "sgr0");
    append_capability(&undo, "op");
    append_capability(&undo, "cnorm");
    append_capability(&undo, "rmkx");
    append_capability(&undo, "rmcup");
    rescue_arm(STDOUT_FILENO, text_string(&undo), &terminal->before);
    text_fini(&undo);
}

static void watch(int number, struct sigaction *old)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, old);
}

static void say(const char *bytes)
{
    fputs(bytes, stdout);
    fflush(stdout);
}

static bool has_mouse_keys(void)
{
    const char *keys = tigetstr("kmous");
    return keys && keys != (const char *)-1;
}

/* Ctrl-C stays a signal, so that it reaches a command that is at work; the other keys are ours. */
static void set_modes(void)
{
    struct termios modes;
    raw();
    noecho();
    nonl();
    if (tcgetattr(STDIN_FILENO, &modes) == 0) {
        modes.c_lflag |= ISIG | NOFLSH;
        modes.c_cc[VINTR] = 3;
        modes.c_cc[VQUIT] = _POSIX_VDISABLE;
        modes.c_cc[VSUSP] = _POSIX_VDISABLE;
#ifdef VDSUSP
        modes.c_cc[VDSUSP] = _POSIX_VDISABLE;
#endif
        tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    }
    def_prog_mode();
    say(RESCUE_MODES_ON);
    if (has_mouse_keys())
        say("\033[?1002h");
}

static void define_keys(void)
{
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    set_escdelay(ESCAPE_DELAY);
    define_key("\033[200~", PASTE_BEGINS);
    define_key("\033[201~", PASTE_ENDS);
    /* Whatever the terminal's entry says, these are what terminals send. */
    define_key("\033[1~", KEY_HOME);
    define_key("\033[4~", KEY_END);
    define_key("\033[H", KEY_HOME);
    define_key("\033[F", KEY_END);
    mouseinterval(0);
    mousemask(ALL_MOUSE_EVENTS | REPORT_MOUSE_POSITION, NULL);
}

static bool open_pipe(void)
{
    if (pipe(wake) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

struct terminal *terminal_open(const struct theme *theme)
{
    char direct[64];
    struct terminal *terminal = calloc(1, sizeof *terminal);
    if (!terminal || !open_pipe() || tcgetattr(STDIN_FILENO, &terminal->before) != 0) {
        fputs("heapstep: the terminal cannot be taken over\n", stderr);
        free(terminal);
        return NULL;
    }
    bool is_direct = direct_type(direct, sizeof direct);
    terminal->screen = newterm(is_direct ? direct : NULL, stdout, stdin);
    if (!terminal->screen) {
        fputs("heapstep: the terminal cannot be taken over\n", stderr);
        free(terminal);
        return NULL;
    }
    paint_init(&terminal->paint, theme ? theme : theme_of_terminal(), is_direct);
    arm(terminal);
    define_keys();
    set_modes();
    watch(SIGWINCH, &terminal->old_resize);
    watch(SIGINT, &terminal->old_interrupt);
    watch(SIGTSTP, &terminal->old_stop);
    return terminal;
}

void terminal_close(struct terminal *terminal)
{
    if (!terminal)
        return;
    say(RESCUE_MODES_OFF);
    curs_set(1);
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal->before);
    rescue_disarm();
    sigaction(SIGWINCH, &terminal->old_resize, NULL);
    sigaction(SIGINT, &terminal->old_interrupt, NULL);
    sigaction(SIGTSTP, &terminal->old_stop, NULL);
    delscreen(terminal->screen);
    for (int i = 0; i < 2; i++) {
        close(wake[i]);
        wake[i] = -1;
    }
    paint_fini(&terminal->paint);
    text_fini(&terminal->pasted);
    free(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
    struct sigaction stop = {.sa_handler = SIG_DFL}, ours;
    say(RESCUE_MODES_OFF);
    curs_set(1);
    endwin();
    sigemptyset(&stop.sa_mask);
    sigaction(SIGTSTP, &stop, &ours);
    kill(0, SIGTSTP);
    /* Here it goes on, some time later. */
    sigaction(SIGTSTP, &ours, NULL);
    refresh();
    set_modes();
    terminal_redraw(terminal);
}

/* ---- showing ---- */

int terminal_cols(const struct terminal *terminal)
{
    (void)terminal;
    return COLS;
}

int terminal_rows(const struct terminal *terminal)
{
    (void)terminal;
    return LINES;
}

void terminal_show(struct terminal *terminal, const struct canvas *canvas, int cursor_x,
                   int cursor_y)
{
    paint_canvas(&terminal->paint, canvas);
    curs_set(cursor_x >= 0);
    if (cursor_x >= 0)
        move(cursor_y, cursor_x);
    refresh();
}

void terminal_redraw(struct terminal *terminal)
{
    paint_forget(&terminal->paint);
    clearok(curscr, TRUE);
}

void terminal_beep(struct terminal *terminal)
{
    (void)terminal;
    beep();
}

void terminal_set_busy(struct terminal *terminal, struct session *session)
{
    (void)terminal;
    busy = session;
}

/* ---- events ---- */

static void take_size(struct terminal *terminal)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
        resize_term(size.ws_row, size.ws_col);
    terminal_redraw(terminal);
}

/* A character is read, waiting for the rest of a pasted text as long as a slow line may need. */
static bool read_key(int wait, wint_t *key, bool *function)
{
    wtimeout(stdscr, wait);
    int result = get_wch(key);
    nodelay(stdscr, TRUE);
    *function = result == KEY_CODE_YES;
    return result != ERR;
}

static struct terminal_event read_paste(struct terminal *terminal)
{
    enum { SLOWEST = 1000 };
    wint_t key;
    bool function;
    text_clear(&terminal->pasted);
    while (read_key(SLOWEST, &key, &function) && !(function && key == PASTE_ENDS)) {
        if (function)
            continue;
        text_append_code_point(&terminal->pasted, key == L'\r' ? L'\n' : (uint32_t)key);
    }
    return (struct terminal_event){.kind = TERMINAL_PASTE};
}

static struct terminal_event read_mouse(struct terminal *terminal)
{
    MEVENT mouse;
    struct terminal_event event = {.kind = TERMINAL_MOUSE};
    if (getmouse(&mouse) != OK)
        return (struct terminal_event){.kind = TERMINAL_NOTHING};
    event.x = mouse.x;
    event.y = mouse.y;
    if (mouse.bstate & BUTTON4_PRESSED)
        event.mouse = TERMINAL_WHEEL_UP;
    else if (mouse.bstate & BUTTON5_PRESSED)
        event.mouse = TERMINAL_WHEEL_DOWN;
    else if (mouse.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) {
        event.mouse = TERMINAL_PRESS;
        terminal->mouse_down = true;
    } else if (mouse.bstate & (BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED))
        event.mouse = TERMINAL_DOUBLE;
    else if (mouse.bstate & BUTTON1_RELEASED) {
        event.mouse = TERMINAL_RELEASE;
        terminal->mouse_down = false;
    } else if ((mouse.bstate & REPORT_MOUSE_POSITION) && terminal->mouse_down)
        event.mouse = TERMINAL_DRAG;
    else
        event.kind = TERMINAL_NOTHING;
    return event;
}

static struct terminal_event key_event(unsigned key)
{
    return (struct terminal_event){.kind = TERMINAL_KEY, .key = key};
}

/* The next event that ncurses has already, or can read without waiting. */
static bool read_event(struct terminal *terminal, struct terminal_event *event)
{
    wint_t key, next;
    bool function, next_is_function;
    if (!read_key(0, &key, &function))
        return false;
    if (function && key == KEY_MOUSE)
        *event = read_mouse(terminal);
    else if (function && key == PASTE_BEGINS)
        *event = read_paste(terminal);
    else if (function && (key == KEY_RESIZE || key == PASTE_ENDS))
        *event = (struct terminal_event){.kind = TERMINAL_NOTHING};
    else if (function)
        *event = key_event(TERMINAL_FUNCTION(key));
    else if (key == TERMINAL_ESCAPE && read_key(0, &next, &next_is_function))
        *event = key_event(TERMINAL_META +
                           (next_is_function ? TERMINAL_FUNCTION(next) : (unsigned)next));
    else
        *event = key_event((unsigned)key);
    return true;
}

static bool read_signal(struct terminal *terminal, struct terminal_event *event)
{
    char number;
    if (read(wake[0], &number, 1) != 1)
        return false;
    *event = (struct terminal_event){.kind = TERMINAL_NOTHING};
    if (number == SIGWINCH) {
        take_size(terminal);
        event->kind = TERMINAL_RESIZED;
    } else if (number == SIGINT)
        event->kind = TERMINAL_INTERRUPT;
    else if (number == SIGTSTP) {
        terminal_suspend(terminal);
        event->kind = TERMINAL_CONTINUED;
    }
    return true;
}

struct terminal_event terminal_wait(struct terminal *terminal, int milliseconds)
{
    struct terminal_event event = {.kind = TERMINAL_NOTHING};
    struct pollfd files[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                             {.fd = wake[0], .events = POLLIN}};
    if (read_signal(terminal, &event) || read_event(terminal, &event))
        return event;
    if (poll(files, ARRAY_LENGTH(files), milliseconds) > 0) {
        if (files[1].revents)
            read_signal(terminal, &event);
        else if (files[0].revents && !read_event(terminal, &event))
            /* Something to read that is nothing: the other end is closed. */
            event.kind = files[0].revents & (POLLHUP | POLLERR | POLLNVAL) ? TERMINAL_GONE
                                                                           : TERMINAL_NOTHING;
    }
    return event;
}

const char *terminal_pasted(const struct terminal *terminal)
{
    return text_string(&terminal->pasted);
}

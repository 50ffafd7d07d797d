/* Reading a source into preprocessing tokens: translation phases 1 to 3 of C11 5.1.1.2.
 *
 * A backslash at the end of a line joins it to the next, anywhere, also within a token: so every step over a character passes over
 * splices, and a token that held one gets a spelling of its own without it. */
#include "c/syntax/pp.h"

#include <string.h>

struct lexer {
    struct pp *pp;
    const struct c_source *source;
    const char *at, *end;
    const char *counted; /* lines are counted up to here */
    uint32_t line;
    bool begins_line, space_before;
    bool in_include;           /* <...> is a header's name */
    struct c_place made_place; /* of made text: source NULL otherwise */
};

/* In the table's order the first that fits is the longest. Digraphs (6.4.6) are among them. */
static const struct {
    const char *spelling;
    enum c_word word;
} punctuators[] = {
#define C_PUNCTUATOR(identifier, spelling)    {spelling, identifier},
#define C_PUNCTUATOR_AS(identifier, spelling) {spelling, identifier},
#include "c/syntax/token_words.def"
};

/* ---- characters ---- */

static const char *past_splices(const struct lexer *l, const char *at)
{
    while (at < l->end && *at == '\\') {
        if (at + 1 < l->end && at[1] == '\n')
            at += 2;
        else if (at + 2 < l->end && at[1] == '\r' && at[2] == '\n')
            at += 3;
        else
            break;
    }
    return at;
}

/* The character `ahead` places on, 0 behind the end. *place becomes where it stands. */
static char peek_at(const struct lexer *l, const char *from, int ahead, const char **place)
{
    const char *at = past_splices(l, from);
    while (ahead-- > 0 && at < l->end)
        at = past_splices(l, at + 1);
    if (place)
        *place = at;
    return at < l->end ? *at : 0;
}

static char peek(const struct lexer *l)
{
    return peek_at(l, l->at, 0, NULL);
}

static void step(struct lexer *l)
{
    l->at = past_splices(l, l->at);
    if (l->at < l->end)
        l->at++;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Any byte beyond ASCII may be part of a name: whether it may, the parser need not know. */
static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
           (unsigned char)c >= 0x80;
}

static bool is_name(char c)
{
    return is_name_start(c) || is_digit(c);
}

static uint32_t line_at(struct lexer *l, const char *at)
{
    for (; l->counted < at; l->counted++)
        l->line += *l->counted == '\n';
    return l->line;
}

static struct c_place place_at(struct lexer *l, const char *at)
{
    if (l->made_place.source)
        return l->made_place;
    return (struct c_place){l->source, (uint32_t)(at - l->source->text), line_at(l, at)};
}

/* ---- between tokens ---- */

static bool skip_comment(struct lexer *l)
{
    const char *begin = past_splices(l, l->at);
    char second = peek_at(l, l->at, 1, NULL);
    if (peek(l) != '/' || (second != '/' && second != '*'))
        return false;
    step(l);
    step(l);
    if (second == '/') {
        while (l->at < l->end && peek(l) != '\n' && peek(l))
            step(l);
        return true;
    }
    while (l->at < l->end) {
        const char *at = past_splices(l, l->at);
        if (at < l->end && *at == '*' && peek_at(l, at, 1, NULL) == '/') {
            step(l);
            step(l);
            return true;
        }
        step(l);
    }
    c_error(l->pp->diagnostics, place_at(l, begin), 2, "unterminated comment");
    return true;
}

static void skip_space(struct lexer *l)
{
    for (;;) {
        char c = peek(l);
        if (past_splices(l, l->at) >= l->end) {
            l->at = l->end;
            return;
        }
        if (c == '\n') {
            l->begins_line = true;
            l->in_include = false;
        }
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') {
            l->space_before = true;
            step(l);
        } else if (skip_comment(l)) {
            l->space_before = true;
        } else {
            return;
        }
    }
}

/* ---- tokens ---- */

/* Passes a literal up to its closing quote; false: the line ends before it. */
static bool pass_quoted(struct lexer *l, char quote)
{
    step(l);
    for (;;) {
        char c = peek(l);
        if (past_splices(l, l->at) >= l->end || c == '\n')
            return false;
        step(l);
        if (c == quote)
            return true;
        if (c == '\\' && past_splices(l, l->at) < l->end && peek(l) != '\n')
            step(l);
    }
}

/* u8"", u"", U"", L"" and the same for characters: how many characters of prefix stand here; -1: no literal. */
static int literal_prefix(const struct lexer *l, char *quote)
{
    static const char *const prefixes[] = {"", "u8", "u", "U", "L"};
    for (size_t i = 0; i < ARRAY_LENGTH(prefixes); i++) {
        int length = (int)strlen(prefixes[i]), matched = 0;
        while (matched < length && peek_at(l, l->at, matched, NULL) == prefixes[i][matched])
            matched++;
        *quote = peek_at(l, l->at, length, NULL);
        if (matched == length && (*quote == '"' || (*quote == '\'' && length < 2)))
            return length;
    }
    return -1;
}

static void pass_number(struct lexer *l)
{
    for (;;) {
        char c = peek(l), sign = peek_at(l, l->at, 1, NULL);
        if ((c == 'e' || c == 'E' || c == 'p' || c == 'P') && (sign == '+' || sign == '-'))
            step(l);
        else if (!is_name(c) && c != '.')
            return;
        step(l);
    }
}

static enum c_word pass_punctuator(struct lexer *l)
{
    char ahead[5] = {0};
    for (int i = 0; i < 4; i++)
        ahead[i] = peek_at(l, l->at, i, NULL);
    for (size_t i = 0; i < ARRAY_LENGTH(punctuators); i++) {
        size_t length = strlen(punctuators[i].spelling);
        if (strncmp(ahead, punctuators[i].spelling, length) != 0)
            continue;
        while (length-- > 0)
            step(l);
        return punctuators[i].word;
    }
    return C_NO_WORD;
}

static bool pass_header(struct lexer *l)
{
    const char *at = l->at;
    step(l);
    while (l->at < l->end && peek(l) != '>' && peek(l) != '\n')
        step(l);
    if (peek(l) == '>') {
        step(l);
        return true;
    }
    l->at = at;
    return false;
}

static void classify(struct lexer *l, struct pp_token *token)
{
    char c = peek(l), quote = 0;
    int prefix = literal_prefix(l, &quote);
    if (prefix >= 0) {
        for (int i = 0; i < prefix; i++)
            step(l);
        token->kind = quote == '"' ? PP_STRING : PP_CHARACTER;
        token->is_unended = !pass_quoted(l, quote);
    } else if (l->in_include && c == '<' && pass_header(l)) {
        token->kind = PP_HEADER;
    } else if (is_name_start(c)) {
        token->kind = PP_NAME;
        while (is_name(peek(l)))
            step(l);
    } else if (is_digit(c) || (c == '.' && is_digit(peek_at(l, l->at, 1, NULL)))) {
        token->kind = PP_NUMBER;
        pass_number(l);
    } else if ((token->word = pass_punctuator(l)) != C_NO_WORD) {
        token->kind = PP_PUNCTUATOR;
    } else {
        token->kind = PP_OTHER;
        step(l);
    }
}

/* The spelling between two places, without splices. */
static bool spell(struct lexer *l, struct pp_token *token, const char *from)
{
    size_t length = (size_t)(l->at - from);
    token->spelling = from;
    const char *backslash = memchr(from, '\\', length);
    if (backslash) {
        char *copy = arena_alloc(l->pp->arena, length + 1);
        if (!copy)
            return false;
        size_t used = 0;
        for (const char *at = past_splices(l, from); at < l->at; at = past_splices(l, at + 1))
            copy[used++] = *at;
        token->spelling = copy;
        length = used;
    }
    token->length = (uint32_t)length;
    if (token->kind == PP_NAME) {
        token->name = pp_intern(l->pp->macros, token->spelling, length);
        if (!token->name)
            return false;
        token->spelling = token->name->spelling;
    }
    return true;
}

static struct pp_token *read_token(struct lexer *l)
{
    skip_space(l);
    l->at = past_splices(l, l->at);
    struct pp_token *token = arena_alloc(l->pp->arena, sizeof *token);
    if (!token)
        return NULL;
    token->place = place_at(l, l->at);
    token->begins_line = l->begins_line;
    token->space_before = l->space_before;
    l->begins_line = l->space_before = false;
    if (l->at >= l->end) {
        token->kind = PP_END;
        token->begins_line = true;
        token->spelling = "";
        return token;
    }
    const char *from = l->at;
    classify(l, token);
    return spell(l, token, from) ? token : NULL;
}

static struct pp_token *read_all(struct lexer *l)
{
    struct pp_token *first = NULL, **last = &first, *token;
    struct pp_token *before = NULL;
    do {
        token = read_token(l);
        if (!token)
            return NULL;
        *last = token;
        last = &token->next;
        l->in_include = before && before->begins_line && pp_is(before, C_PUNCT_HASH) &&
                        !token->begins_line &&
                        (pp_is_named(token, "include") || pp_is_named(token, "include_next"));
        before = token;
    } while (token->kind != PP_END);
    return first;
}

/* What ??x stands for (5.2.1.1), 0 where it is no trigraph. */
static char trigraph(char third)
{
    static const char thirds[] = "=/'()!<>-", stands_for[] = "#\\^[]|{}~";
    const char *found = third ? strchr(thirds, third) : NULL;
    return found ? stands_for[found - thirds] : 0;
}

/* The source itself when there are none in it. NULL when memory is out. */
static const struct c_source *without_trigraphs(struct pp *pp, const struct c_source *source)
{
    const char *text = source->text;
    size_t length = 0, count = 0;
    for (size_t i = 0; i + 2 < source->length; i++)
        count += text[i] == '?' && text[i + 1] == '?' && trigraph(text[i + 2]);
    if (!count)
        return source;
    struct c_source *made = arena_alloc(pp->arena, sizeof *made);
    char *copy = arena_alloc(pp->arena, source->length + 1);
    if (!made || !copy)
        return NULL;
    for (size_t i = 0; i < source->length; i++) {
        bool is_one = i + 2 < source->length && text[i] == '?' && text[i + 1] == '?';
        char character = is_one ? trigraph(text[i + 2]) : 0;
        copy[length++] = character ? character : text[i];
        i += character ? 2 : 0;
    }
    *made = *source;
    made->text = copy;
    made->length = length;
    return made;
}

struct pp_token *pp_read(struct pp *pp, const struct c_source *source)
{
    source = without_trigraphs(pp, source);
    if (!source)
        return NULL;
    size_t start = source->length >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    struct lexer l = {.pp = pp,
                      .source = source,
                      .at = source->text + start,
                      .end = source->text + source->length,
                      .counted = source->text,
                      .line = 1,
                      .begins_line = true};
    return read_all(&l);
}

struct pp_token *pp_read_made(struct pp *pp, const char *text, size_t length, struct c_place place)
{
    struct c_source *source = arena_alloc(pp->arena, sizeof *source);
    char *copy = arena_copy(pp->arena, text, length);
    if (!source || !copy)
        return NULL;
    *source = (struct c_source){.name = "", .text = copy, .length = length};
    if (!place.source)
        place.source = source;
    struct lexer l = {.pp = pp,
                      .source = source,
                      .at = copy,
                      .end = copy + length,
                      .counted = copy,
                      .line = 1,
                      .made_place = place};
    return read_all(&l);
}

bool pp_is(const struct pp_token *token, enum c_word punctuator)
{
    return token->kind == PP_PUNCTUATOR && token->word == punctuator;
}

bool pp_is_named(const struct pp_token *token, const char *name)
{
    return token->kind == PP_NAME && strcmp(token->name->spelling, name) == 0;
}

struct pp_token *pp_token_copy(struct pp *pp, const struct pp_token *token)
{
    struct pp_token *copy = arena_alloc(pp->arena, sizeof *copy);
    if (copy) {
        *copy = *token;
        copy->next = NULL;
    } else {
        pp->failed = true;
    }
    return copy;
}

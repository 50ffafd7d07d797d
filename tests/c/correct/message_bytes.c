/* Messages of any length packed into bytes of a fixed order, through a ring of bytes, and out again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message {
    uint16_t kind;
    int32_t number;
    uint8_t length;
    char text[];
};

struct ring {
    uint8_t bytes[32];
    unsigned read, written; /* never wrapped: only their use is */
};

static unsigned held(const struct ring *r)
{
    return r->written - r->read;
}

static int put(struct ring *r, const void *from, unsigned size)
{
    const uint8_t *bytes = from;
    if (sizeof r->bytes - held(r) < size)
        return 0;
    while (size--)
        r->bytes[r->written++ % sizeof r->bytes] = *bytes++;
    return 1;
}

static int get(struct ring *r, void *to, unsigned size)
{
    uint8_t *bytes = to;
    if (held(r) < size)
        return 0;
    while (size--)
        *bytes++ = r->bytes[r->read++ % sizeof r->bytes];
    return 1;
}

static struct message *message_new(unsigned kind, int number, const char *text)
{
    size_t length = strlen(text);
    struct message *m = malloc(sizeof *m + length + 1);
    m->kind = (uint16_t)kind;
    m->number = number;
    m->length = (uint8_t)length;
    memcpy(m->text, text, length + 1);
    return m;
}

static int send(struct ring *r, const struct message *m)
{
    uint32_t n = (uint32_t)m->number;
    uint8_t head[7] = {(uint8_t)(m->kind >> 8), (uint8_t)m->kind, (uint8_t)(n >> 24), (uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n, m->length};
    if (sizeof r->bytes - held(r) < sizeof head + m->length)
        return 0;
    return put(r, head, sizeof head) && put(r, m->text, m->length);
}

static struct message *receive(struct ring *r)
{
    uint8_t head[7];
    if (!get(r, head, sizeof head))
        return NULL;
    char text[256] = "";
    get(r, text, head[6]);
    uint32_t n = (uint32_t)head[2] << 24 | (uint32_t)head[3] << 16 | (uint32_t)head[4] << 8 | head[5];
    return message_new((unsigned)head[0] << 8 | head[1], (int32_t)n, text);
}

int main(void)
{
    struct ring ring = {.read = UINT32_MAX - 5, .written = UINT32_MAX - 5};
    const char *texts[] = {"hello", "", "a longer text", "no room for this", "x"};
    for (int i = 0; i < 5; i++) {
        struct message *m = message_new(0x1200u + (unsigned)i, i % 2 ? -i * 1000000 : i, texts[i]);
        printf("%s %u\n", send(&ring, m) ? "sent" : "full", held(&ring));
        free(m);
        if (i == 2 || i == 4)
            for (struct message *got; (got = receive(&ring)); free(got))
                printf("%x %d %u '%s'\n", got->kind, got->number, got->length, got->text);
    }
    printf("%zu %zu\n", sizeof(struct message), sizeof(struct ring));
    return 0;
}

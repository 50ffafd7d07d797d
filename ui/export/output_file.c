#include "config.h"

#include "ui/export/output_file.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int error_or(int fallback)
{
    return errno ? errno : fallback;
}

static char *temporary_beside(const char *target)
{
    const char *slash = strrchr(target, '/');
    struct text name = {0};
    if (slash)
        text_append_bytes(&name, target, (size_t)(slash - target) + 1);
    text_append(&name, ".heapstep-XXXXXX");
    return text_take(&name);
}

/* The permissions of the file that is replaced, or those that a new file would get. */
static mode_t wanted_mode(const struct stat *existing)
{
    if (existing)
        return existing->st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static int open_temporary(struct output_file *file, const struct stat *existing)
{
    file->temporary = temporary_beside(file->target);
    if (!file->temporary)
        return ENOMEM;
    int descriptor = mkstemp(file->temporary);
    if (descriptor < 0)
        return error_or(EIO);
    (void)fchmod(descriptor, wanted_mode(existing));
    file->stream = fdopen(descriptor, "w");
    if (file->stream)
        return 0;
    int error = error_or(EIO);
    close(descriptor);
    unlink(file->temporary);
    return error;
}

static void release(struct output_file *file)
{
    free(file->target);
    free(file->temporary);
    memset(file, 0, sizeof *file);
}

int output_file_open(struct output_file *file, const char *path)
{
    memset(file, 0, sizeof *file);
    file->owned = true;
    struct stat existing;
    bool exists = stat(path, &existing) == 0;
    errno = 0;
    int error = 0;
    if (exists && !S_ISREG(existing.st_mode)) {
        file->stream = fopen(path, "w");
        error = file->stream ? 0 : error_or(EIO);
    } else if (exists && access(path, W_OK) != 0) {
        error = error_or(EACCES);
    } else {
        file->target = exists ? realpath(path, NULL) : strdup(path);
        error = file->target ? open_temporary(file, exists ? &existing : NULL) : error_or(ENOMEM);
    }
    if (error)
        release(file);
    return error;
}

void output_file_borrow(struct output_file *file, FILE *stream)
{
    *file = (struct output_file){.stream = stream};
}

int output_file_write(struct output_file *file, const void *bytes, size_t length)
{
    errno = 0;
    if (length > 0 && fwrite(bytes, 1, length, file->stream) != length)
        return error_or(EIO);
    return 0;
}

int output_file_commit(struct output_file *file)
{
    errno = 0;
    int error = 0;
    if (fflush(file->stream) != 0 || ferror(file->stream))
        error = error_or(EIO);
    if (!error && file->temporary && fsync(fileno(file->stream)) != 0)
        error = error_or(EIO);
    if (file->owned && fclose(file->stream) != 0 && !error)
        error = error_or(EIO);
    if (file->temporary) {
        if (!error && rename(file->temporary, file->target) != 0)
            error = error_or(EIO);
        if (error)
            unlink(file->temporary);
    }
    release(file);
    return error;
}

void output_file_abandon(struct output_file *file)
{
    if (file->owned && file->stream)
        fclose(file->stream);
    if (file->temporary)
        unlink(file->temporary);
    release(file);
}

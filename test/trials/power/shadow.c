/*
 * A disk that keeps only what was flushed. Preloaded into the browser, it keeps beside the profile ($SHADOW_OF) a second
 * tree ($SHADOW) of what a power cut would leave, on these rules, which are ext4's:
 *   - the bytes of a file are kept as they were when fsync or fdatasync was called on it, and no others;
 *   - names that change and files that shrink (rename, unlink, truncate) wait in the order they came, and are kept at
 *     the next flush of any file, since that commits all that the file system's own journal holds;
 *   - a file renamed before it was ever flushed leaves nothing under its new name.
 * Nothing is really flushed: the shadow is the disk. Exits with a message when it cannot do its work, since a trial that
 * saw nothing would pass.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

struct head { uint64_t applied, flushes; };
/* What waits: a name that goes, a name that changes, or a file that is cut to a size. */
struct step { char what; uint64_t size; char from[PATH_MAX], to[PATH_MAX]; };

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

static void give_up(const char *why) {
  perror(why);
  _exit(77);
}

/* The path below the profile, or NULL when it lies elsewhere. */
static const char *below(const char *path) {
  const char *of = getenv("SHADOW_OF");
  size_t length = of ? strlen(of) : 0;
  return length && !strncmp(path, of, length) && path[length] == '/' ? path + length : NULL;
}

static void in_shadow(char *out, const char *relative, const char *ending) {
  if (snprintf(out, PATH_MAX, "%s%s%s", getenv("SHADOW"), relative, ending) >= PATH_MAX) give_up("shadow: path");
}

/* One at a time over all the browser's processes and threads; the lock goes when the holder is killed. */
static int waiting_list(void) {
  char path[PATH_MAX];
  in_shadow(path, "", ".waiting");
  int list = REAL(open64)(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (list < 0 || flock(list, LOCK_EX)) give_up("shadow: waiting");
  return list;
}

static void wait_in_line(char what, const char *from, const char *to, uint64_t size) {
  struct step step = {.what = what, .size = size};
  const char *first = below(from), *second = to ? below(to) : NULL;
  if (!first) return;
  int kept = errno;
  strcpy(step.from, first);
  if (second) strcpy(step.to, second);
  int list = waiting_list();
  off_t end = lseek(list, 0, SEEK_END);
  if (end < (off_t)sizeof(struct head)) end = sizeof(struct head);
  if (pwrite(list, &step, sizeof step, end) != sizeof step) give_up("shadow: wait");
  close(list);
  errno = kept;
}

static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
}

static void carry_out(const struct step *step) {
  char from[PATH_MAX], to[PATH_MAX];
  in_shadow(from, step->from, "");
  if (step->what == 't') REAL(truncate64)(from, step->size);
  if (step->what == 'u' && REAL(unlink)(from)) REAL(rmdir)(from);
  if (step->what != 'r') return;
  in_shadow(to, step->to, "");
  make_folders(to);
  if (access(from, F_OK)) REAL(unlink)(to);
  else if (REAL(rename)(from, to)) give_up("shadow: rename");
}

static void keep_bytes(const char *path, const char *relative) {
  char copy[PATH_MAX], at[PATH_MAX];
  in_shadow(copy, relative, ".being-kept");
  in_shadow(at, relative, "");
  make_folders(copy);
  /* Opened anew: the one flushed may be for writing alone. */
  int in = REAL(open64)(path, O_RDONLY | O_CLOEXEC);
  if (in < 0) return;
  int out = REAL(open64)(copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) give_up("shadow: keep");
  for (;;) {
    ssize_t done = copy_file_range(in, NULL, out, NULL, 1 << 24, 0);
    if (done < 0) give_up("shadow: copy");
    if (done == 0) break;
  }
  close(in);
  close(out);
  if (REAL(rename)(copy, at)) give_up("shadow: kept");
}

/* Where an open file lies, in `path`; 0 when that is nowhere below the profile. */
static int ours(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return below(path) != NULL;
}

static void flushed(int fd, const char *path) {
  const char *relative = below(path);
  int kept = errno;
  struct head head = {sizeof head, 0};
  struct step step;
  int list = waiting_list();
  pread(list, &head, sizeof head, 0);
  if (head.applied < sizeof head) head.applied = sizeof head;
  while (pread(list, &step, sizeof step, head.applied) == sizeof step) {
    carry_out(&step);
    head.applied += sizeof step;
    pwrite(list, &head, sizeof head, 0);
  }
  struct stat found;
  if (!fstat(fd, &found) && S_ISREG(found.st_mode)) keep_bytes(path, relative);
  head.flushes += 1;
  pwrite(list, &head, sizeof head, 0);
  close(list);
  errno = kept;
}

int fsync(int fd) {
  char path[PATH_MAX];
  if (!ours(fd, path)) return REAL(fsync)(fd);
  flushed(fd, path);
  return 0;
}

int fdatasync(int fd) {
  char path[PATH_MAX];
  if (!ours(fd, path)) return REAL(fdatasync)(fd);
  flushed(fd, path);
  return 0;
}

int rename(const char *from, const char *to) {
  int done = REAL(rename)(from, to);
  if (!done) wait_in_line('r', from, to, 0);
  return done;
}

int unlink(const char *path) {
  int done = REAL(unlink)(path);
  if (!done) wait_in_line('u', path, NULL, 0);
  return done;
}

int unlinkat(int folder, const char *name, int flags) {
  char path[PATH_MAX] = "";
  if (name[0] != '/' && ours(folder, path)) strcat(path, "/");
  int done = REAL(unlinkat)(folder, name, flags);
  if (!done) wait_in_line('u', strcat(path, name), NULL, 0);
  return done;
}

int rmdir(const char *path) {
  int done = REAL(rmdir)(path);
  if (!done) wait_in_line('u', path, NULL, 0);
  return done;
}

int remove(const char *path) {
  int done = REAL(remove)(path);
  if (!done) wait_in_line('u', path, NULL, 0);
  return done;
}

int ftruncate64(int fd, off64_t size) {
  int done = REAL(ftruncate64)(fd, size);
  char path[PATH_MAX];
  if (!done && ours(fd, path)) wait_in_line('t', path, NULL, size);
  return done;
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  int fd = REAL(open64)(path, flags, mode);
  if (fd >= 0 && (flags & O_TRUNC)) wait_in_line('t', path, NULL, 0);
  return fd;
}

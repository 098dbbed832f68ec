/*
 * A layer between a program and the system (LD_PRELOAD) that counts what changes files below one folder, and at the
 * n-th such call kills the process, tears the write in two, or lets it fail. Or it lets the program run and keeps, for
 * calls of a range, the folder as a kill would have left it. It also tells of bytes that ought not to be written
 * anywhere.
 *
 *   FAULT_DIR     folder that counts (real path, no slash at the end)
 *   FAULT_AT      which call, from 1; 0 or unset: none
 *   FAULT_KIND    kill | torn | enospc (from that call on) | eio (that call alone) | copy (of calls FAULT_AT … FAULT_TO)
 *   FAULT_TO      last call whose state is copied
 *   FAULT_COPIES  folder of those copies: kill-N as it is before call N, torn-N with half of what it writes
 *   FAULT_LOG     file that gets a line for each call: number, name, path
 *   FAULT_MARKER  bytes; a call that writes them anywhere gets a line "marker PATH" in the log
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *dir, *kind, *marker, *copies;
static size_t dir_length, marker_length;
static long at, to;
static __thread long number;
static int log_file = -1;
static atomic_long calls;

__attribute__((constructor)) static void begin(void) {
  dir = getenv("FAULT_DIR");
  kind = getenv("FAULT_KIND");
  marker = getenv("FAULT_MARKER");
  copies = getenv("FAULT_COPIES");
  const char *first = getenv("FAULT_AT"), *last = getenv("FAULT_TO"), *log = getenv("FAULT_LOG");
  dir_length = dir ? strlen(dir) : 0;
  marker_length = marker ? strlen(marker) : 0;
  at = first ? atol(first) : 0;
  to = last ? atol(last) : 0;
  if (log) log_file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void path_of(int file, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, size - 1);
  path[length > 0 ? length : 0] = 0;
}

static void tell(const char *what, const char *path) {
  if (log_file < 0) return;
  char line[5000];
  int length = snprintf(line, sizeof line, "%s %s\n", what, path);
  syscall(SYS_write, log_file, line, (size_t)length);
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/* Keeps a copy of the folder as it is now. */
static void copy_folder(const char *state) {
  char target[4200], *words[] = {"cp", "-a", (char *)dir, target, NULL}, *nothing[] = {"PATH=/usr/bin:/bin", NULL};
  snprintf(target, sizeof target, "%s/%s-%ld", copies, state, number);
  pid_t child;
  int status = -1;
  if (posix_spawnp(&child, "cp", NULL, NULL, words, nothing) == 0) waitpid(child, &status, 0);
  if (status != 0) tell("not-copied", target);
}

enum { GO, TEAR, FAIL };

/* Half of a write is done. */
static void cut(void) {
  if (strcmp(kind, "copy") != 0) die();
  copy_folder("torn");
}

/* What is to become of a call on a path. `writes`: it needs space. */
static int decide(const char *name, const char *path, int writes) {
  if (dir_length == 0 || strncmp(path, dir, dir_length) != 0) return GO;
  number = atomic_fetch_add(&calls, 1) + 1;
  char what[64];
  snprintf(what, sizeof what, "%ld %s", number, name);
  tell(what, path);
  if (at == 0 || kind == NULL || number < at) return GO;
  if (strcmp(kind, "copy") == 0) {
    if (number > to) return GO;
    copy_folder("kill");
    return writes ? TEAR : GO;
  }
  if (number == at && strcmp(kind, "kill") == 0) die();
  if (number == at && strcmp(kind, "torn") == 0) {
    if (!writes) die();
    return TEAR;
  }
  if (strcmp(kind, "enospc") == 0 && writes) {
    errno = ENOSPC;
    return FAIL;
  }
  if (number == at && strcmp(kind, "eio") == 0) {
    errno = EIO;
    return FAIL;
  }
  return GO;
}

static int decide_file(const char *name, int file, int writes) {
  char path[4096];
  path_of(file, path, sizeof path);
  return decide(name, path, writes);
}

static void look(int file, const void *bytes, size_t length) {
  if (marker_length == 0 || file == log_file || !memmem(bytes, length, marker, marker_length)) return;
  char path[4096];
  path_of(file, path, sizeof path);
  tell("marker", path);
}

ssize_t write(int file, const void *bytes, size_t length) {
  look(file, bytes, length);
  int fate = decide_file("write", file, 1);
  if (fate == FAIL) return -1;
  if (fate == GO) return syscall(SYS_write, file, bytes, length);
  size_t half = length / 2;
  syscall(SYS_write, file, bytes, half);
  cut();
  ssize_t rest = syscall(SYS_write, file, (const char *)bytes + half, length - half);
  return rest < 0 ? rest : rest + (ssize_t)half;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  look(file, bytes, length);
  int fate = decide_file("pwrite", file, 1);
  if (fate == FAIL) return -1;
  if (fate == TEAR) {
    syscall(SYS_pwrite64, file, bytes, length / 2, offset);
    cut();
  }
  return syscall(SYS_pwrite64, file, bytes, length, offset);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return pwrite64(file, bytes, length, offset); }

ssize_t writev(int file, const struct iovec *parts, int count) {
  for (int i = 0; i < count; i++) look(file, parts[i].iov_base, parts[i].iov_len);
  int fate = decide_file("writev", file, 1);
  if (fate == FAIL) return -1;
  if (fate == TEAR) cut();
  return syscall(SYS_writev, file, parts, count);
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
  int fate = decide_file("sendfile", to, 1);
  if (fate == FAIL) return -1;
  ssize_t done = syscall(SYS_sendfile, to, from, offset, fate == TEAR ? length / 2 : length);
  if (fate == GO || done < 0) return done;
  cut();
  ssize_t rest = syscall(SYS_sendfile, to, from, offset, length - (size_t)done);
  return rest < 0 ? rest : done + rest;
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) { return sendfile64(to, from, offset, length); }

ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length, unsigned flags) {
  int fate = decide_file("copy_file_range", to, 1);
  if (fate == FAIL) return -1;
  ssize_t done =
      syscall(SYS_copy_file_range, from, from_offset, to, to_offset, fate == TEAR ? length / 2 : length, flags);
  if (fate == GO || done < 0) return done;
  cut();
  ssize_t rest =
      syscall(SYS_copy_file_range, from, from_offset, to, to_offset, length - (size_t)done, flags);
  return rest < 0 ? rest : done + rest;
}

int fsync(int file) {
  if (decide_file("fsync", file, 0) == FAIL) return -1;
  return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
  if (decide_file("fdatasync", file, 0) == FAIL) return -1;
  return (int)syscall(SYS_fdatasync, file);
}

int ftruncate64(int file, off64_t length) {
  if (decide_file("ftruncate", file, 0) == FAIL) return -1;
  return (int)syscall(SYS_ftruncate, file, length);
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int rename(const char *from, const char *to) {
  char path[4096];
  if (decide("rename", realpath(from, path) ? path : from, 0) == FAIL) return -1;
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *name) {
  char path[4096];
  if (decide("unlink", realpath(name, path) ? path : name, 0) == FAIL) return -1;
  return (int)syscall(SYS_unlinkat, AT_FDCWD, name, 0);
}

static int open_it(const char *name, int flags, mode_t mode) {
  if ((flags & O_CREAT) && syscall(SYS_faccessat, AT_FDCWD, name, F_OK) != 0) {
    char folder[4096], path[4096], whole[8200];
    snprintf(folder, sizeof folder, "%s", name);
    char *slash = strrchr(folder, '/');
    if (slash) *slash = 0;
    const char *parent = slash ? (folder[0] ? folder : "/") : ".";
    snprintf(whole, sizeof whole, "%s/%s", realpath(parent, path) ? path : parent, slash ? slash + 1 : name);
    int fate = decide("create", whole, 1);
    if (fate == FAIL) return -1;
    if (fate == TEAR && strcmp(kind, "torn") == 0) die();
  }
  return (int)syscall(SYS_openat, AT_FDCWD, name, flags, mode);
}

#define MODE(flags, last)                  \
  mode_t mode = 0;                         \
  if ((flags) & (O_CREAT | O_TMPFILE)) {   \
    va_list rest;                          \
    va_start(rest, last);                  \
    mode = (mode_t)va_arg(rest, int);      \
    va_end(rest);                          \
  }

int open(const char *name, int flags, ...) {
  MODE(flags, flags)
  return open_it(name, flags, mode);
}
int open64(const char *name, int flags, ...) {
  MODE(flags, flags)
  return open_it(name, flags | O_LARGEFILE, mode);
}

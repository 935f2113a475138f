/*
 * Keeps a second copy of a directory that holds only what was synced: what a disk would have after the
 * power fails. Loaded into the process under test with LD_PRELOAD.
 *
 *   GARANT_CUT_LIVE  the directory under test, as realpath gives it
 *   GARANT_CUT_DISK  takes inode/<number>, a file's bytes at its last sync, and dir/<number>, a folder's
 *                    entries at its last sync, one a line: type, inode number, name
 *
 * A file that was synced into a folder that was not is on the disk without a name, as on a real one.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

static void fail(const char *what) {
  perror(what);
  abort();
}

/* Publishes a finished copy in one step, so that a kill in the middle leaves the one before. */
static void keep(const char *part, const char *kind, ino_t inode) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s/%llu", getenv("GARANT_CUT_DISK"), kind, (unsigned long long)inode);
  if (rename(part, path) != 0) fail("power-cut rename");
}

static void part_path(char *path, size_t size) {
  snprintf(path, size, "%s/part", getenv("GARANT_CUT_DISK"));
}

static void keep_file(const char *live, const struct stat *facts) {
  char part[4096];
  part_path(part, sizeof part);
  int in = open(live, O_RDONLY), out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (in < 0 || out < 0) fail("power-cut open");
  off_t left = facts->st_size;
  while (left > 0) {
    ssize_t sent = sendfile(out, in, NULL, (size_t)left);
    if (sent <= 0) break;
    left -= sent;
  }
  close(in);
  close(out);
  keep(part, "inode", facts->st_ino);
}

static void keep_folder(const char *live, const struct stat *facts) {
  char part[4096];
  part_path(part, sizeof part);
  FILE *out = fopen(part, "w");
  DIR *folder = opendir(live);
  if (!out || !folder) fail("power-cut folder");
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    fprintf(out, "%c %llu %s\n", entry->d_type == DT_DIR ? 'd' : 'f', (unsigned long long)entry->d_ino, entry->d_name);
  }
  closedir(folder);
  fclose(out);
  keep(part, "dir", facts->st_ino);
}

static void note_sync(int fd) {
  const char *root = getenv("GARANT_CUT_LIVE");
  char link[64], path[4096];
  struct stat facts;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = root ? readlink(link, path, sizeof path - 1) : -1;
  if (length < 0 || fstat(fd, &facts) != 0) return;
  path[length] = 0;
  size_t under = strlen(root);
  if (strncmp(path, root, under) != 0 || (path[under] != '/' && path[under] != 0)) return;
  if (S_ISREG(facts.st_mode)) keep_file(link, &facts);
  if (S_ISDIR(facts.st_mode)) keep_folder(path, &facts);
}

int fsync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(fd);
  if (result == 0) note_sync(fd);
  return result;
}

int fdatasync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(fd);
  if (result == 0) note_sync(fd);
  return result;
}

# Sourced by scripts that run a PostgreSQL of their own with Debian's programs. PostgreSQL refuses to run as root: then its own user does.

pg_bin() {
  local newest
  newest=$(find /usr/lib/postgresql -maxdepth 3 -name postgres -path '*/bin/*' 2>/dev/null | sort -V | tail -n 1)
  dirname "$newest"
}

# as_postgres COMMAND…: without a shell in between, so that its pid is the program's.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"
  else
    "$@"
  fi
}

pg_superuser() { if [ "$(id -u)" -eq 0 ]; then echo postgres; else id -un; fi; }

# alive PIDFILE WORD: the process that the file names is still the one that was started.
alive() {
  local pid
  pid=$(cat "$1" 2>/dev/null) && [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "$2"
}

# stop PIDFILE WORD SIGNAL SECONDS: waits for the end; whoever does not end is killed.
stop() {
  alive "$1" "$2" || { rm -f "$1"; return 0; }
  local pid
  pid=$(cat "$1")
  kill "-$3" "$pid"
  for _ in $(seq $(($4 * 10))); do
    alive "$1" "$2" || break
    sleep 0.1
  done
  if alive "$1" "$2"; then kill -KILL "$pid"; fi
  rm -f "$1"
}

# pg_make FOLDER PASSWORD: a cluster that only this machine reaches; the service signs in as qingyi with the password.
pg_make() {
  mkdir -p "$1"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$1"; fi
  chmod 700 "$1"
  (cd / && LC_ALL=C.UTF-8 as_postgres "$(pg_bin)/initdb" -D "$1" -U "$(pg_superuser)" --auth-local=peer --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >/dev/null)
}

# pg_start FOLDER PORT PIDFILE LOG
pg_start() {
  alive "$3" "$1" && return 0
  (
    cd /
    # Only that reaches the log, and the process is nobody's child when this script ends.
    exec setsid --fork bash -c 'echo $$ >"$1"; shift; exec "$@"' _ "$3" \
      $([ "$(id -u)" -eq 0 ] && echo setpriv --reuid=postgres --regid=postgres --clear-groups --) \
      "$(pg_bin)/postgres" -D "$1" -p "$2" -k /tmp -c listen_addresses=127.0.0.1 -c shared_buffers=32MB -c max_connections=150 -c unix_socket_permissions=0700 >"$4" 2>&1 </dev/null
  )
  for _ in $(seq 300); do
    if pg_sql "$2" postgres 'SELECT 1' >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  cat "$4" >&2
  return 1
}

# pg_sql PORT DATABASE STATEMENT: over the local socket, as the owner of the cluster.
pg_sql() { (cd / && as_postgres "$(pg_bin)/psql" -h /tmp -p "$1" -U "$(pg_superuser)" -d "$2" -v ON_ERROR_STOP=1 -qAtc "$3"); }

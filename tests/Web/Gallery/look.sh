#!/bin/sh
# Pictures of every page of the gallery, wide and narrow: look.sh [name…]. Needs chromium and python3. Writes to the gallery's folder.
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
out=${TMPDIR:-/tmp}/qingyi-gallery
rm -f "$out"/*.html
"$root/tests/bin/Debug/net10.0/Qingyi.Tests" -class 'Qingyi.Tests.Web.GalleryTests' > "$out.log" 2>&1 || { cat "$out.log"; exit 1; }
cp -r "$root/src/Server/wwwroot/." "$out/"
python3 -m http.server 8917 --bind 127.0.0.1 --directory "$out" > /dev/null 2>&1 &
server=$!
trap 'kill $server' EXIT
sleep 1
if [ $# -eq 0 ]; then set -- $(cd "$out" && ls *.html | grep -v '\.en\.html' | sed 's/\.html$//'); fi
for name in "$@"; do
  for size in 1366,768 390,844; do
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$size" --screenshot="$out/$name-${size%,*}.png" \
      "http://127.0.0.1:8917/$name.html" > /dev/null 2>&1
  done
done
echo "$out"

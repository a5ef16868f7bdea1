#!/bin/sh
# Pictures of the gallery's pages, wide and narrow: look.sh [name…]. Needs built tests, chromium and python3. Prints the folder of the pictures.
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
bin=$root/tests/bin/Debug/net10.0
out=$bin/gallery
"$bin/Qingyi.Tests" -class 'Qingyi.Tests.Web.GalleryTests' > "$bin/gallery.log" 2>&1 || { cat "$bin/gallery.log"; exit 1; }
cp -r "$root/src/Server/wwwroot/." "$out/"
python3 -m http.server 8917 --bind 127.0.0.1 --directory "$out" > /dev/null 2>&1 &
server=$!
trap 'kill $server' EXIT
sleep 1
if [ $# -eq 0 ]; then set -- $(cd "$out" && ls *.html | grep -v '\.en\.html' | sed 's/\.html$//'); fi
for name in "$@"; do
  for size in 1366,2000 390,3000; do
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$size" --screenshot="$out/$name-${size%,*}.png" \
      "http://127.0.0.1:8917/$name.html" > /dev/null 2>&1
  done
done
echo "$out"

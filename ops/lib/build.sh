# Sourced by ops/run and ops/qingyi: brings artifacts/qingyi up to date with the sources.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
published=$root/artifacts/qingyi
stamp=$root/artifacts/qingyi.built

# Folders count too: a deleted file changes only its folder.
sources_are_newer() {
  [ -f "$stamp" ] && [ -f "$published/qingyi.dll" ] || return 0
  [ -n "$(find "$root/src" "$root/rules" "$root/workflows" "$root/appsettings.json" "$root/global.json" "$root"/Directory.*.props \
    \( -name bin -o -name obj -o -name node_modules -o -name vendor \) -prune -o -newer "$stamp" -print -quit)" ]
}

demand_tools() {
  if ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
    echo '缺少 .NET 10 SDK（10.0.400 或更高）：构建和运行都需要它。请安装后重试（dotnet.microsoft.com）。' >&2
    exit 1
  fi
  if ! command -v node >/dev/null || ! command -v npm >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    echo '缺少 Node.js 20 或更高版本（连同 npm）：构建时用它取样式表、htmx、图标和流程设计器。请安装后重试；发布后的目录不需要它。' >&2
    exit 1
  fi
}

build_if_needed() {
  sources_are_newer || return 0
  demand_tools
  mkdir -p "$root/artifacts"
  # One build at a time; who waited finds the work done.
  exec 9>"$root/artifacts/.lock"
  flock 9
  if sources_are_newer; then
    echo '源码有更新，正在还原依赖并构建（首次约一两分钟）……' >&2
    # The stamp bears the time at which the build began: an edit during it counts as newer.
    touch "$stamp.begun"
    # Analyzers speak in ops/test; who only wants to run the service need not wait for them.
    if ! dotnet publish "$root/src/Server" --configuration Release --output "$published" -p:RunAnalyzers=false --nologo -v quiet >"$root/artifacts/build.log" 2>&1; then
      cat "$root/artifacts/build.log" >&2
      echo '构建失败，见上；全文在 artifacts/build.log。' >&2
      exit 1
    fi
    mv "$stamp.begun" "$stamp"
  fi
  exec 9>&-
}

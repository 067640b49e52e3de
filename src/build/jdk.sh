# Finds a JDK 25 or newer and sets JAVA_HOME to it. Sourced by mvnw and byhand, so that the
# search stands in one place. Plain sh; keeps a JAVA_HOME that is good enough already.

byhand_jdk_version() {
  # The release file answers without starting a JVM; javac decides where it is missing.
  [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

byhand_is_jdk_25() {
  [ -n "${1-}" ] || return 1
  version=$(byhand_jdk_version "$1") || return 1
  [ "${version:-0}" -ge 25 ] 2>/dev/null
}

byhand_find_jdk() {
  if byhand_is_jdk_25 "${JAVA_HOME-}"; then return 0; fi
  for candidate in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if byhand_is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  onpath=$(command -v javac 2>/dev/null) || onpath=
  if [ -n "$onpath" ]; then
    real=$(readlink -f "$onpath" 2>/dev/null || echo "$onpath")
    candidate=${real%/bin/javac}
    if byhand_is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  fi
  echo "Byhand needs JDK 25: install Eclipse Temurin 25 from https://adoptium.net or run 'sdk install java 25-tem', then try again." >&2
  return 1
}

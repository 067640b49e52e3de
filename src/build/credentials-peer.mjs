// The official reader of Content Credentials (npm @contentauth/c2pa-wasm), for `byhand bench
// credentials --peer` only: development, never production. Judges the same files with the same
// anchors and measures itself; nothing is fetched while it judges.
//
//   node credentials-peer.mjs LIBRARY ANCHORS        one JSON request per line on standard input:
//                                                    {"files": […], "rounds": 7, "warmUpMillis": 2000}
//                                                    one JSON answer per line:
//                                                    {"passes": 1, "nanoseconds": […], "refused": 0}
//   node credentials-peer.mjs LIBRARY ANCHORS FILE   judges one file and ends, for cold starts
//
// LIBRARY is a folder outside the project; the library is installed there if it is missing.
// ANCHORS is a PEM bundle, or "-" for none.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const version = "0.13.3";
const leastRound = 250_000_000n;
const types = {
  ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
  ".gif": "image/gif", ".tif": "image/tiff", ".tiff": "image/tiff", ".svg": "image/svg+xml",
  ".heic": "image/heic", ".heif": "image/heif", ".avif": "image/avif", ".mp4": "video/mp4",
  ".mov": "video/quicktime", ".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".wav": "audio/wav",
  ".flac": "audio/flac", ".pdf": "application/pdf", ".c2pa": "application/c2pa",
};
// What a signer's certificate may be for: e-mail, documents, time-stamps, OCSP, Microsoft, C2PA.
const purposes = [
  "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9",
  "1.3.6.1.4.1.311.76.59.1.9", "1.3.6.1.4.1.62558.2.1",
];

const [library, anchors, only] = process.argv.slice(2);
const home = join(library, "node_modules/@contentauth/c2pa-wasm/pkg");
if (!existsSync(home)) {
  mkdirSync(library, { recursive: true });
  const what = `@contentauth/c2pa-wasm@${version}`;
  const how = ["install", "--prefix", library, "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", [...how, what], { stdio: ["ignore", "ignore", "inherit"] });
}
const { initSync, WasmReader } = await import(pathToFileURL(join(home, "c2pa.js")));
initSync({ module: readFileSync(join(home, "c2pa_bg.wasm")) });

const trust =
  anchors === "-"
    ? {}
    : { trust_anchors: readFileSync(anchors, "utf8"), trust_config: purposes.join("\n") };
const settings = JSON.stringify({
  trust,
  verify: { verify_trust: true, remote_manifest_fetch: false, ocsp_fetch: false },
});

/** Reads, judges and reports one file; false if the library refuses it. */
async function judge(file) {
  const bytes = readFileSync(file);
  const type = types[extname(file).toLowerCase()] ?? "application/octet-stream";
  try {
    const reader = await WasmReader.fromBytes(type, bytes, settings);
    reader.json();
    reader.free();
    return true;
  } catch {
    return false;
  }
}

async function round(files, passes) {
  const started = process.hrtime.bigint();
  for (let pass = 0; pass < passes; pass++) {
    for (const file of files) {
      await judge(file);
    }
  }
  return process.hrtime.bigint() - started;
}

async function measure({ files, rounds, warmUpMillis }) {
  let refused = 0;
  for (const file of files) {
    refused += (await judge(file)) ? 0 : 1;
  }
  const started = process.hrtime.bigint();
  let fastest = leastRound;
  do {
    const taken = await round(files, 1);
    fastest = taken < fastest ? taken : fastest;
  } while (process.hrtime.bigint() - started < BigInt(warmUpMillis) * 1_000_000n);
  const passes = Math.max(1, Math.ceil(Number(leastRound) / Number(fastest)));
  const nanoseconds = [];
  for (let i = 0; i < rounds; i++) {
    nanoseconds.push(Number(await round(files, passes)));
  }
  return { passes, nanoseconds, refused };
}

if (only) {
  process.exitCode = (await judge(only)) ? 0 : 1;
} else {
  console.log(JSON.stringify({ ready: true, version }));
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await measure(JSON.parse(line))));
  }
}

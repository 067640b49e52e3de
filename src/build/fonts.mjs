// Copies the typefaces of the co-op out of their npm packages into frontend/look/fonts, with the
// licence text beside them, so that building and running need neither Node nor a font server.
//
//   mkdir fonts-tmp && cd fonts-tmp
//   npm pack @fontsource-variable/newsreader@5.3.0 @fontsource-variable/instrument-sans@5.3.0
//   node ../src/build/fonts.mjs .
//
// The subsets are taken as shipped. Newsreader upright keeps its optical sizes (headings need
// them), its italic has the weight axis only: it is used in captions and on the stamp.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const wanted = {
  newsreader: ["latin-opsz-normal", "latin-ext-opsz-normal", "latin-wght-italic", "latin-ext-wght-italic"],
  "instrument-sans": [
    "latin-wght-normal",
    "latin-ext-wght-normal",
    "latin-wght-italic",
    "latin-ext-wght-italic",
  ],
};
const version = "5.3.0";

const from = resolve(process.argv[2] ?? ".");
const to = join(dirname(fileURLToPath(import.meta.url)), "../../frontend/look/fonts");
mkdirSync(to, { recursive: true });

for (const [family, files] of Object.entries(wanted)) {
  const archive = `fontsource-variable-${family}-${version}.tgz`;
  if (!readdirSync(from).includes(archive)) {
    throw new Error(`${archive} is not in ${from}: run npm pack first (see the head of this script)`);
  }
  const folder = mkdtempSync(join(tmpdir(), "fonts-"));
  execFileSync("tar", ["xzf", join(from, archive), "-C", folder]);
  for (const file of files) {
    copyFileSync(join(folder, "package/files", `${family}-${file}.woff2`), join(to, `${family}-${file}.woff2`));
  }
  copyFileSync(join(folder, "package/LICENSE"), join(to, `${family}-OFL.txt`));
  rmSync(folder, { recursive: true });
}

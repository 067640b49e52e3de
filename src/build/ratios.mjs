// Writes frontend/look/ratios.css: one class per aspect ratio (width / height, in hundredths).
//
// Public pages carry a policy that forbids inline styles, so a picture tells its shape by a class:
// .ratio-150 is 1.50. Steps of one hundredth keep the crop below one percent of the picture.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const least = 40;
const most = 300;
const lines = [
  "/* Made by src/build/ratios.mjs: aspect ratio classes, width / height in hundredths. */",
];
for (let ratio = least; ratio <= most; ratio++) {
  const value = (ratio / 100).toFixed(2).replace(/0+$/, "").replace(/\.$/, "");
  lines.push(`.ratio-${ratio}{--ratio:${value}}`);
}
const to = join(dirname(fileURLToPath(import.meta.url)), "../../frontend/look/ratios.css");
writeFileSync(to, lines.join("\n") + "\n");

/** The last step of a build: a smaller twin of every file that gains by it, for the server to hand to browsers that take it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

let files = 0
for (const file of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  if (!file.isFile() || !/\.(js|css|html|json|svg|webmanifest)$/.test(file.name)) continue
  const path = join(file.parentPath, file.name)
  const bytes = readFileSync(path)
  writeFileSync(`${path}.br`, brotliCompressSync(bytes))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  files++
}
console.log(`Appen är byggd: ${files} filer i dist.`)

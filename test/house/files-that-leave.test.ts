/** Every place that makes a file or a print stands in docs/files-that-leave.md, and nothing else does. */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const makes = /saveFile\(|saveJson\(|(window\.)?print\(\)|\.download = /

it('are all in the table, with what they may hold', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter(
    (file) => !file.includes('.test.') && file !== 'src/look/save-file.ts',
  )
  const making = files.filter((file) => makes.test(readFileSync(file, 'utf8')))
  const table = readFileSync('docs/files-that-leave.md', 'utf8')
  const rows = [...table.matchAll(/^\| `(src[^`]+)` \| [^|]+ \| (yes|no)/gm)].map(([, file]) => file)
  expect(rows.toSorted()).toEqual(making.map((file) => file.replaceAll('\\', '/')).toSorted())
})

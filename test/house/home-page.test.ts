/** What the page of those who answer at home may be built of. */
import { expect, it } from 'vitest'
import { stray } from '../../scripts/home-page.ts'

const src = (path: string) => `/house/src/${path}`

it('is answering, its own screens, and of the vault the seals and the way to the relay', () => {
  const own = [
    'home-page/main.tsx',
    'answering/list.tsx',
    'vault/home/page.ts',
    'vault/crypto/seal.ts',
    'vault/vault.ts',
  ]
  expect(stray([...own.map(src), '/house/node_modules/react/index.js', '/house/instruments/index.ts'])).toEqual([])
})

it.each([
  'vault/disk/database.ts',
  'vault/unit/unlock.ts',
  'vault/session/handed-over.ts',
  'app/app.tsx',
  'cases/case-page.tsx',
  'results/strips/index.tsx',
])('is not src/%s', (path) => {
  expect(stray([src(path)])).toEqual([src(path)])
})

it.each(['dexie/dist/dexie.mjs', 'zod/v4/core/schemas.js'])('is not %s', (path) => {
  expect(stray([`/house/node_modules/${path}`])).toHaveLength(1)
})

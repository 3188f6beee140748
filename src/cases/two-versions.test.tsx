/** A page of a case that stands open, or lies sealed half-written, while a colleague saves the same fields. */
import 'fake-indexeddb/auto'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import CasePages from '../app/case-pages.tsx'
import { caseFiles } from '../case-file/case-file.ts'
import { sealTyped } from '../controls/typed.tsx'
import { createUnit, type OpenVault, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { loadWords } from '../words/index.tsx'
import { emptyProtocol } from './protocol/empty-protocol.ts'

const user = userEvent.setup()
let vault: OpenVault
let caseId: string
/** The first version's id. */
let parent: string

beforeAll(async () => {
  await loadWords('sv')
  vault = (await createUnit('unit', unitOfTwo)).vault
})

const details = (born: number) =>
  ({ kind: 'case', code: `T-${caseId.slice(0, 4)}`, born, sex: 'f', opened: '2026-11-02' }) as const
const visited = (visits: number) => ({ kind: 'protocol', ...emptyProtocol, visits }) as const

beforeEach(async () => {
  caseId = crypto.randomUUID()
  const [kept] = await vault.append({ caseId, body: details(2009) })
  parent = kept?.id as string
})

const file = () => {
  const found = caseFiles(vault.records()).get(caseId)
  if (!found) throw new Error('no case')
  return found
}

function show(part: 'edit' | 'protocol') {
  history.replaceState(null, '', `/cases/${caseId}/${part}`)
  const place = memoryLocation({ path: `/cases/${caseId}/${part}` })
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <VaultProvider vault={vault}>
        <CasePages handOver={async () => {}} resume={() => {}} />
      </VaultProvider>
    </Router>,
  )
}

async function write(label: string, value: string) {
  const field = await screen.findByLabelText(label)
  await user.clear(field)
  await user.type(field, value)
}

/** As when the tablet locks by itself with the page open. */
async function sealed() {
  expect(await sealTyped(vault)).toBe('kept')
  cleanup()
}

describe('what a colleague saved after the page was filled in', () => {
  it('is not replaced by details that lay sealed meanwhile: both stand', async () => {
    show('edit')
    await write('Födelseår eller ålder', '2010')
    await sealed()
    await vault.append({ caseId, body: details(2011) })
    show('edit')
    await user.click(await screen.findByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(file().versions.case.unsettled.map(({ field }) => field)).toEqual(['born']))
  })

  it('is not replaced by a protocol that lay sealed meanwhile: both stand', async () => {
    await vault.append({ caseId, body: visited(1) })
    show('protocol')
    await write('Antal besök', '2')
    await sealed()
    await vault.append({ caseId, body: visited(3) })
    show('protocol')
    await user.click(await screen.findByRole('button', { name: 'Spara protokollet' }))
    await screen.findByText('Protokollet är sparat.')
    expect(file().versions.protocol.unsettled.map(({ field }) => field)).toEqual(['visits'])
  })

  it('is what the page begins from once what lay sealed is thrown away', async () => {
    show('edit')
    await write('Födelseår eller ålder', '2010')
    await sealed()
    await vault.append({ caseId, body: details(2011) })
    show('edit')
    await user.click(await screen.findByRole('button', { name: 'Ta bort det osparade' }))
    await write('Födelseår eller ålder', '2012')
    await user.click(screen.getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(file().born).toBe(2012))
    expect(file().versions.case).toMatchObject({ unsettled: [], ids: [expect.any(String)] })
  })
})

it('is settled by saving on a page that shows both, also where both came while it stood open', async () => {
  show('edit')
  await screen.findByLabelText('Födelseår eller ålder')
  await vault.append(
    { caseId, body: details(2010), replaces: [parent] },
    { caseId, body: details(2011), replaces: [parent] },
  )
  await screen.findByText(/^Två har ändrat samtidigt/)
  await user.click(screen.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(file().versions.case.ids).toHaveLength(1))
  expect(file().born).toBe(2009)
})

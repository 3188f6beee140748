/** A form that two have corrected without knowledge of each other: what is said, shown, chosen and taken back. */
import 'fake-indexeddb/auto'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import CasePages from '../app/case-pages.tsx'
import { caseFiles } from '../case-file/case-file.ts'
import { createUnit, type OpenVault, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { loadLaterWords, loadWords } from '../words/index.tsx'
import { answered } from './testing.ts'

const user = userEvent.setup()
let vault: OpenVault
let caseId: string
/** The form, and its two corrections in order of writing. */
let form: string
let earlier: string
let later: string

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
  vault = (await createUnit('unit', unitOfTwo)).vault
})

const calm = { i6: 0, i9: 0, i16: 0, i22: 0, i24: 0, i34: 0 }
const given = (more: Readonly<Record<string, number>>) => answered('core-om', '2026-11-20', { ...calm, i1: 0, ...more })

beforeEach(async () => {
  caseId = crypto.randomUUID()
  const code = `T-${caseId.slice(0, 4)}`
  const written = await vault.append(
    { caseId, body: { kind: 'case', code, born: 2009, sex: 'f', opened: '2026-11-02' } },
    { caseId, body: given({}) },
  )
  form = written[1]?.id as string
  const correct = async (i1: number, reason: string, more = {}) => {
    const body = { ...given({ i1, ...more }), corrects: { record: form, reason } }
    return (await vault.append({ caseId, body }))[0]?.id as string
  }
  earlier = await correct(3, 'fel ruta på papperet', { i6: 2 })
  later = await correct(4, 'fel siffra')
})

const file = () => {
  const found = caseFiles(vault.records()).get(caseId)
  if (!found) throw new Error('no case')
  return found
}

function show(path: string) {
  history.replaceState(null, '', path)
  const place = memoryLocation({ path, record: true })
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <VaultProvider vault={vault}>
        <CasePages handOver={async () => {}} resume={() => {}} />
      </VaultProvider>
    </Router>,
  )
  return place
}

it('is said on the score, which shows the later, and leads to the choice', async () => {
  show(`/cases/${caseId}/answers/${later}`)
  await screen.findByText(/^Rättad två gånger/)
  await user.click(screen.getByRole('link', { name: 'Välj rättelse' }))
  await screen.findByRole('heading', { name: 'Rättad två gånger' })
})

it('is shown side by side, with the reasons and the answers that differ alone', async () => {
  show(`/cases/${caseId}/answers/${earlier}`)
  const table = await screen.findByRole('table', { name: 'Rättelserna bredvid varandra' })
  const rows = within(table).getAllByRole('row')
  const why = within(table).getByRole('row', { name: /Varför svaren rättades/ })
  within(why).getByText('fel ruta på papperet')
  within(why).getByText('fel siffra')
  // A head, the reasons, items 1 and 6, the choice.
  expect(rows).toHaveLength(5)
})

it('is settled by one press, which stands in the case until it is taken back', async () => {
  show(`/cases/${caseId}/answers/${later}/choose`)
  await user.click((await screen.findAllByRole('button', { name: /^Den här gäller/ }))[0] as HTMLElement)
  await waitFor(() => expect(file().correctedTwice).toEqual([]))
  const [shown] = file().measurements
  expect(shown?.body.answers).toMatchObject({ i1: 3, i6: 2 })
  expect(shown?.body.corrects).toEqual({ record: earlier, also: [later], reason: 'fel ruta på papperet' })
  await user.click(await screen.findByRole('button', { name: 'Ångra valet' }))
  await waitFor(() => expect(file().correctedTwice[0]?.map(({ id }) => id)).toEqual([earlier, later]))
})

it('keeps the answers to be read of the one that is not shown on the list, until somebody has read them', async () => {
  show(`/cases/${caseId}/answers/${earlier}`)
  await user.type(await screen.findByLabelText(/^Vad gjordes/), 'Pratade')
  await user.click(screen.getByRole('button', { name: 'Har sett' }))
  await waitFor(() => expect(file().seen.map(({ body }) => body.record)).toEqual([earlier]))
})

it('is corrected by nobody once more before one of them is chosen', async () => {
  show(`/cases/${caseId}/answers/${later}/correct`)
  await screen.findByRole('heading', { name: 'Rättad två gånger' })
})

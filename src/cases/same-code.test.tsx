/** Two cases that got one code on two devices: what is said, compared, merged, counted and taken back. */
import 'fake-indexeddb/auto'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { showAt } from '../app/testing.tsx'
import { caseFiles } from '../case-file/case-file.ts'
import { casesOfPeriod } from '../period/cases-of-period.ts'
import { createUnit, type OpenVault } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { loadLaterWords, loadWords } from '../words/index.tsx'
import { answered } from './testing.ts'

const user = userEvent.setup()
let vault: OpenVault
let here: string
let there: string

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
})

beforeEach(async () => {
  vault = (await createUnit('unit', unitOfTwo)).vault
  ;[here, there] = [crypto.randomUUID(), crypto.randomUUID()]
  const details = { kind: 'case', born: 2001, sex: 'f' } as const
  // As they come together from two devices: no page of this one would have let the second be made.
  await vault.append(
    { caseId: here, body: { ...details, code: 'K-1', opened: '2014-06-02', note: 'mormor hämtar' } },
    { caseId: here, body: answered('sdq-s11-17', '2014-06-03') },
    { caseId: there, body: { ...details, code: 'k1', opened: '2014-05-20' } },
    { caseId: there, body: answered('sdq-p4-17', '2014-05-21') },
  )
})

function show(path: string) {
  cleanup()
  history.replaceState(null, '', path)
  return showAt(vault, path)
}
const codes = () => [...caseFiles(vault.records()).values()].map(({ code }) => code)
const counted = () => casesOfPeriod(vault.records(), period2014).length

it('is told on both and in the list, and the two can be compared and merged', async () => {
  show('/')
  expect(await screen.findAllByText('Samma kod på två')).toHaveLength(2)
  show(`/cases/${here}`)
  await screen.findByText(/^Ett annat ärende har samma kod, K-1/)
  await user.click(screen.getByRole('link', { name: 'Jämför med ärendet som öppnades 2014-05-20' }))
  const table = await screen.findByRole('table', { name: 'Vad ärendena innehåller' })
  expect(document.title).toBe('Ärende · Måttstock')
  expect(within(table).getByRole('row', { name: /^Öppnat/ }).textContent).toBe('Öppnat2014-06-022014-05-20')
  expect(within(table).getByRole('row', { name: /^Kort anteckning/ }).textContent).toBe('Kort anteckningmormor hämtar–')
  expect(counted()).toBe(2)
  await user.click(screen.getByRole('button', { name: 'Det är samma barn, slå ihop' }))
  expect(codes()).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Slå ihop ärendena' }))
  await waitFor(() => expect(codes()).toEqual(['K-1']))
  // One child once, from the earlier day, with what was in both.
  expect(counted()).toBe(1)
  const [file] = [...caseFiles(vault.records()).values()]
  expect([file?.opened, file?.measurements.length]).toEqual(['2014-05-20', 2])
})

it('leads from the address of the one that went in to the one that stays, and back to two when it is taken back', async () => {
  show(`/cases/${there}/merge/${here}`)
  await user.click(await screen.findByRole('button', { name: 'Det är samma barn, slå ihop' }))
  await user.click(screen.getByRole('button', { name: 'Slå ihop ärendena' }))
  await waitFor(() => expect(codes()).toEqual(['k1']))
  const place = show(`/cases/${here}`)
  await waitFor(() => expect(place.history.at(-1)).toBe(`/cases/${there}`))
  show(`/cases/${there}/edit`)
  await user.click((await screen.findAllByText('Sammanslaget ärende')).at(-1) as HTMLElement)
  await user.click(screen.getByRole('button', { name: 'Dela upp i två igen' }))
  await user.click(screen.getByRole('button', { name: 'Dela upp ärendet' }))
  await waitFor(() => expect(codes()).toEqual(['K-1', 'k1']))
  expect(counted()).toBe(2)
})

it('is not merged while one of them is protected', async () => {
  await vault.protect(there, { staff: [vault.me.staff] })
  show(`/cases/${here}/merge/${there}`)
  await screen.findByText(/^Ett skyddat ärende kan inte slås ihop/)
  expect(screen.queryByRole('button', { name: 'Det är samma barn, slå ihop' })).toBeNull()
})

import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { period2014 } from '#aggregate'
import { emptyProtocol, type Protocol, type ProtocolDraft } from './empty-protocol.ts'
import { ProtocolForm } from './protocol-form.tsx'

afterEach(cleanup)

function show(from: Protocol = emptyProtocol) {
  const onSave = vi.fn<(protocol: Protocol) => void>()
  const draft: ProtocolDraft = { protocol: from, filledFrom: [] }
  const typed = { found: null, settled: [], discard: () => {}, at: '/', caseId: null }
  render(
    <ProtocolForm
      period={period2014}
      born={2010}
      from={draft}
      typed={typed}
      onSave={({ protocol }) => onSave(protocol)}
    />,
  )
  return onSave
}
const save = () => userEvent.click(screen.getByRole('button', { name: 'Spara protokollet' }))
const dateField = (name: string) => screen.getByLabelText(name, { selector: 'input' })

it('what is left empty is stored as unknown', async () => {
  const onSave = show()
  await save()
  expect(onSave).toHaveBeenCalledExactlyOnceWith(emptyProtocol)
})

it('choices are stored by their code, in the order of the period', async () => {
  const onSave = show()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Skolrelaterat' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Oro eller ångest' }))
  await userEvent.click(screen.getByRole('radio', { name: 'Skola eller förskola' }))
  fireEvent.change(dateField('Kontakt togs'), { target: { value: '2026-01-12' } })
  await save()
  expect(onSave).toHaveBeenCalledExactlyOnceWith({
    ...emptyProtocol,
    reasons: ['anxiety', 'school'],
    contactBy: 'school',
    requested: '2026-01-12',
  })
})

it('taking the last choice away makes it unknown again', async () => {
  const onSave = show({ ...emptyProtocol, reasons: ['school'] })
  await userEvent.click(screen.getByRole('checkbox', { name: 'Skolrelaterat' }))
  await save()
  expect(onSave.mock.calls[0]?.[0].reasons).toBeNull()
})

it('a date that cannot be is refused with one sentence beside it, and nothing is stored', async () => {
  const onSave = show({ ...emptyProtocol, requested: '2026-02-10', firstVisit: '2026-02-01' })
  await save()
  expect(onSave).not.toHaveBeenCalled()
  expect(screen.getByText('”Första besök” kan inte vara före ”Kontakt togs”.')).toBeTruthy()
  expect(dateField('Första besök').getAttribute('aria-invalid')).toBe('true')
})

it('asks whether the next service has confirmed only when the contact moves on', async () => {
  const onSave = show()
  expect(screen.queryByRole('group', { name: /bekräftat att den tar över/ })).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: 'Går vidare till en annan verksamhet' }))
  const group = screen.getByRole('group', { name: /bekräftat att den tar över/ })
  await userEvent.click(within(group).getByRole('radio', { name: 'Nej, vi väntar på svar' }))
  await save()
  expect(onSave.mock.calls[0]?.[0]).toMatchObject({ ending: 'moved-on', takenOver: 'waiting' })
})

import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { OneSecret } from './one-secret.tsx'

it('takes a passphrase that is pasted, and shows it to whoever asks to see it', async () => {
  const user = userEvent.setup()
  const attempt = vi.fn(async () => ({ refused: 'wrong-passphrase' as const }))
  render(<OneSecret label="Din lösenfras" hidden attempt={attempt} opened={() => {}} />)
  const field = screen.getByLabelText<HTMLInputElement>('Din lösenfras')
  expect(field.type).toBe('password')
  await user.click(field)
  await user.paste('öva lugnt med sex vanliga ord')
  await user.click(screen.getByRole('checkbox', { name: 'Visa det jag skriver' }))
  expect(field.type).toBe('text')
  await user.click(screen.getByRole('button', { name: 'Lås upp' }))
  expect(attempt).toHaveBeenCalledWith('öva lugnt med sex vanliga ord')
})

import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { swedish, WordsProvider } from '../words/index.tsx'
import { DocumentField } from './file-field.tsx'

const fileOf = (bytes: number) => new File([new Uint8Array(bytes)], 'x.json', { type: 'application/json' })

it('reads a small file, and says of a large one that it is too large without reading it', async () => {
  const taken = vi.fn()
  render(
    <WordsProvider words={swedish}>
      <DocumentField label="Fil" onText={taken} />
    </WordsProvider>,
  )
  const field = screen.getByLabelText('Fil')
  const large = fileOf(4 * 1024 * 1024 + 1)
  large.text = () => Promise.reject(new Error('it was read'))
  await userEvent.upload(field, large)
  expect(screen.getByRole('alert').textContent).toContain('Filen är för stor för att vara rätt fil.')
  expect(taken).not.toHaveBeenCalled()
  await userEvent.upload(field, fileOf(3))
  await expect.poll(() => taken.mock.calls).toEqual([['\0\0\0']])
  expect(screen.queryByRole('alert')).toBeNull()
})

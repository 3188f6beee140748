/** What a form is called in the reader's language: by the labels of its instrument, else by the title in its definition; the goals, which are no form of any instrument, by ours. */
import { formById, labelKey } from '#instruments'
import { useWords, type Words } from './index.tsx'

export const formNameIn =
  ({ named }: Pick<Words, 'named'>) =>
  (id: string): string => {
    const form = formById(id)
    return form ? named(labelKey(form.instrument, 'form', id), form.title) : named(labelKey(id, 'form', id), id)
  }

/** `name(id)`; a form that nobody knows any more goes by its id. */
export const useFormName = () => formNameIn(useWords())

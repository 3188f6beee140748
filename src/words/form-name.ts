/** What a form is called in the reader's language: by our own word for it, else by the title in its definition. */
import { formById } from '#instruments'
import { useWords, type Words } from './index.tsx'

export const formNameIn =
  ({ named }: Pick<Words, 'named'>) =>
  (id: string): string =>
    named(`form.${id}`, formById(id)?.title ?? id)

/** `name(id)`; a form that nobody knows any more goes by its id. */
export const useFormName = () => formNameIn(useWords())

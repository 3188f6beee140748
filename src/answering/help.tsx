/** The help list: the same for everybody, the staff here first. Written out, not linked: a link is a way out of the form. */
import { useWords } from '../words/index.tsx'
import { contactsFor } from './contacts.ts'

export function Help({ age }: { readonly age: number | null }) {
  const { t } = useWords()
  return (
    <>
      <p>{t('answering.help.staff')}</p>
      <ul className="contacts">
        {contactsFor(age).map(({ name, reach, about }) => (
          <li className="contacts__row" key={name}>
            <span className="contacts__reach" lang="sv">
              <bdi>{reach}</bdi>
            </span>
            <span>
              {reach.startsWith(name) ? null : (
                <>
                  <bdi lang="sv">{name}</bdi>:{' '}
                </>
              )}
              {t(about)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

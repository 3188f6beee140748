/** Choices as rows of large labels around native boxes, so that a protocol takes a thumb and a minute. */
export interface Choice {
  readonly id: string
  readonly label: string
}

/** Several may be chosen; none chosen is `null`, unknown. */
export function SeveralOf(props: {
  readonly legend: string
  readonly hint?: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[] | null
  readonly onChoose: (chosen: string[] | null) => void
}) {
  const chosen = new Set(props.chosen)
  function toggle(id: string) {
    // Kept in the list's order, so that the same choices make the same record.
    const next = props.choices.map((choice) => choice.id).filter((other) => chosen.has(other) !== (other === id))
    props.onChoose(next.length > 0 ? next : null)
  }
  return (
    <fieldset className="picks">
      <legend>{props.legend}</legend>
      {props.hint && <p className="picks__hint">{props.hint}</p>}
      <div className="picks__row">
        {props.choices.map((choice) => (
          <label key={choice.id} className="pick">
            <input
              type="checkbox"
              autoComplete="off"
              checked={chosen.has(choice.id)}
              onChange={() => toggle(choice.id)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One may be chosen; the choice without id, if there is one, stands for `null`. */
export function OneOf<T extends string>(props: {
  readonly legend: string
  readonly name: string
  readonly choices: readonly { readonly id: T | null; readonly label: string }[]
  readonly chosen: T | null
  readonly onChoose: (chosen: T | null) => void
}) {
  return (
    <fieldset className="picks">
      <legend>{props.legend}</legend>
      <div className="picks__row">
        {props.choices.map((choice) => (
          <label key={choice.id ?? ''} className="pick">
            <input
              type="radio"
              autoComplete="off"
              name={props.name}
              checked={props.chosen === choice.id}
              onChange={() => props.onChoose(choice.id)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

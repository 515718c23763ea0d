import { Icon } from '../ui/icon.tsx'
import { useShop } from '../ui/use-shop.ts'

const Problem = ({ id, text }: { readonly id: string; readonly text: string | undefined }) =>
  text ? (
    <p className="field-problem" id={id}>
      <Icon name="error" size={16} />
      <span>{text}</span>
    </p>
  ) : null

/** The words of a question and what comes with them. */
export function MessageFields({
  label,
  value,
  problems,
}: {
  readonly label: string
  readonly value: string | undefined
  readonly problems: Readonly<Record<string, string>> | undefined
}) {
  const own = useShop().words.support
  const { message, files } = problems ?? {}
  return (
    <>
      <div className="field-slot">
        <label className="field" data-wrong={message ? true : undefined}>
          <span>{label}</span>
          <textarea
            name="message"
            rows={6}
            defaultValue={value}
            maxLength={4000}
            required
            aria-invalid={message ? true : undefined}
            aria-describedby={message ? 'message-problem' : undefined}
          />
        </label>
        <Problem id="message-problem" text={message} />
      </div>
      <div className="field-slot">
        <div className="file-field">
          <label htmlFor="files">
            <strong>{own.files}</strong>
            <span className="muted" id="files-text">
              {own.filesText}
            </span>
          </label>
          <input
            id="files"
            type="file"
            name="files"
            multiple
            accept="image/png,image/jpeg,image/gif,image/webp,application/pdf"
            aria-invalid={files ? true : undefined}
            aria-describedby={files ? 'files-text files-problem' : 'files-text'}
          />
        </div>
        <Problem id="files-problem" text={files} />
      </div>
    </>
  )
}

import { useText } from '../app/context.ts';

export function RulesForm() {
  const text = useText();
  return <p className="field-hint">{text('profile.choose')}</p>;
}

/** A form of one thing of a list. */
export interface ItemFormProps<T> {
  item: T;
  /** Where it stands: `rules[3]`. */
  place: string;
  /** Service areas of the draft. */
  areas: { value: string; label: string }[];
  /** `key`: the field that was changed. */
  onChange: (item: T, key: string) => void;
}

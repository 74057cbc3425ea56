/** Font stacks of the style: a Latin face first, so that digits and quotation marks are not full width. */
export const regular = ['Map Latin', 'Map CJK'] as const;
/** Not named "bold": MapLibre reads a weight from the name and would embolden a face that is bold already. */
export const strong = ['Map Latin Strong', 'Map CJK Strong'] as const;

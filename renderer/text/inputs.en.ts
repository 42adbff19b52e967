import type { inputsZh } from './inputs.zh.ts';

/** The window's words on importing tables of codes, areas and attributes, English. */
export const inputsEn: Record<keyof typeof inputsZh, string> = {
  'input.oldCode': 'Old code', 'input.newCode': 'New code', 'input.changeYear': 'Year of the change', 'input.tag': 'Tag', 'input.firstYear': 'First year', 'input.lastYear': 'Last year', 'input.area': 'Name of the area',
  'input.neighbourFrom': 'Unit code', 'input.neighbourTo': 'Code of its neighbour', 'input.weight': 'Weight',
  'import.constant.type': 'The whole file is one type of facility', 'import.constant.tag': 'The whole list is of one tag', 'import.constant.area': 'The whole file is one area',
  'input.attributes': 'Attributes', 'input.attributeName': 'Name of the attribute', 'input.attributeColumn': 'Column of the attribute', 'import.addAttribute': 'Add an attribute', 'import.attributesHint': 'Yes or no (up to standard) or numbers (area, staff), for the rules of a standard; an empty cell is not 0.',
  'input.layout': 'Layout of the table', 'layout.plain': 'A column per indicator', 'layout.years': 'Years in the headers', 'layout.long': 'A row per indicator',
  'layout.plain.hint': 'One row per unit (and year), every column of numbers is an indicator; columns of words can group units.', 'layout.years.hint': 'One row per unit; headers name indicator and year.', 'layout.long.hint': 'Every row is the value of one unit, year and indicator.',
  'input.columns': 'How headers are written', 'import.columnsHint': '{indicator} is its name, {year} four digits', 'input.indicatorName': 'Name of the indicator', 'input.indicator': 'Column of the indicator', 'input.value': 'Column of the value',
  'about.title': 'About the indicators', 'about.said': 'unit, denominator, service area, additive', 'about.told': '{told} of {all} described', 'about.indicator': 'Indicator', 'about.unit': 'Unit', 'about.denominator': 'Denominator', 'about.area': 'Service area', 'about.additive': 'Additive',
};

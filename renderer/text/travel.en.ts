import type { travelZh } from './travel.zh.ts';

/** The window's words on importing and describing travel, English. */
export const travelEn: Record<keyof typeof travelZh, string> = {
  'input.origin': 'Origin id', 'input.destination': 'Destination id', 'input.matrixValue': 'Value column', 'input.matrixUnit': 'Unit of the values', 'input.meters': 'Metres', 'input.class': 'Class', 'input.edgeId': 'Edge id', 'input.speeds': 'Speeds by class',
  'input.joinMeters': 'Ends this near meet', 'input.crossings': 'Crossings without a vertex', 'input.elevation': 'Elevation raster (DEM)', 'input.landCover': 'Land cover', 'input.roads': 'Roads', 'input.barriers': 'Barriers',
  'import.originHint': 'Ids of the population points', 'import.destinationHint': 'Ids of the facilities', 'matrix.minutes': 'Minutes', 'matrix.meters': 'Metres', 'matrix.cost': 'Other (cost)',
  'matrix.minutes.hint': 'Limits are given in minutes. A pair the table lacks cannot be travelled.', 'matrix.meters.hint': 'Limits are given in metres. A pair the table lacks cannot be travelled.', 'matrix.cost.hint': 'Limits are given in the unit of the table. A pair the table lacks cannot be travelled.',
  'import.readOtherwise': 'Read otherwise', 'geometry.point': 'points', 'geometry.line': 'lines', 'geometry.polygon': 'areas', 'import.noFile': 'None', 'import.otherFile': 'Other file…', 'import.class': 'Class', 'import.speed': 'Speed', 'import.mode': 'Mode', 'import.closed': 'closed', 'import.speedOf': 'Speed of {name}', 'import.modeOf': 'Mode of {name}',
  'mode.walking': 'Walking', 'mode.bicycling': 'Cycling', 'mode.motorized': 'Motorized',
  'import.lineCost': 'Times come from', 'lineCost.speedKmh': 'A column of speeds', 'lineCost.minutes': 'A column of minutes', 'lineCost.speeds': 'A speed for every class',
  'import.classHint': 'Optional; a scenario that closes or slows a class needs it', 'import.onewayHint': '1/yes = along the line only, -1 = against it', 'import.tooManyClasses': 'This column has more than 60 different values; choose one of classes.', 'import.speedsHint': 'A class without a speed is left out of the network.',
  'import.countLines': 'Lines', 'import.countWays': 'Ways', 'import.countCells': 'Cells or lines',
  'crossings.pass': 'Bridges', 'crossings.join': 'Junctions', 'crossings.pass.hint': 'The lines do not meet, as at a bridge.', 'crossings.join.hint': 'Every crossing is a junction.',
  'import.onFoot': 'People walk these roads (speeds can follow the slope)', 'import.elevationHint': 'Walking speed follows the slope (Tobler); roads without elevation count as level.',
  'import.speeds.own': 'Of the program', 'import.speeds.given': 'My own', 'import.speeds.own.hint': 'By road class, with speed limits, access tags and barriers.', 'import.speeds.given.hint': 'By this table only, legal limits are not read; a class without a speed is left out.',
  'import.frictionFrom': 'Where the surface comes from', 'import.frictionFrom.raster': 'A ready raster', 'import.frictionFrom.layers': 'Made of layers', 'import.frictionFrom.raster.hint': 'The value of a cell is its travel time.', 'import.frictionFrom.layers.hint': 'Roads over land cover, rivers and other barriers over both, with a speed for every class; elevation if wanted.',
  'import.addLayers': 'Add layers…', 'import.layerAs': 'What {name} is', 'import.classesFound': '{count} classes', 'import.layerSpeedsHint': 'Speed on flat ground; empty or 0 cannot be passed. Roads without a speed are left out.', 'import.yearHint': 'Year of the count; printed with every result',
  'layer.landCover': 'Land cover', 'layer.roads': 'Roads', 'layer.barriers': 'Barrier', 'layer.elevation': 'Elevation', 'layer.speeds': 'Table of speeds', 'layer.none': 'Not used', 'layer.constant': 'One class for the whole layer', 'layer.closesRoads': 'Cuts roads too (no bridges)',
  'layer.column.speedKmh': 'Speed', 'layer.column.mode': 'Mode', 'layer.column.label': 'Label',

  'travel.model.matrix.hint': 'The imported travel matrix, or times already known.', 'travel.model.matrix.needs': 'Needs a travel matrix, or population with a column of minutes; not both.',
  'travel.limits.minutes': 'Time limit', 'travel.more': 'More', 'travel.more.nearest-edge': 'nearest edge', 'travel.more.nearest-node': 'nearest node', 'travel.more.within': 'within {distance}', 'travel.more.neighbours': '{count} neighbours', 'travel.more.asUsual': 'as usual', 'travel.typesMixed': 'Several types are added up: choose one type, or tick “Also by facility type”.', 'travel.typesNearest': 'All types count alike: the nearest of any. Choose one type to tell them apart.',
  'travel.limits.meters': 'Distance limit', 'travel.limits.cost': 'Cost limit', 'travel.limits.hint': 'In the unit of the travel matrix',
  'scenario.title': 'Scenario', 'scenario.on': 'Other than usual (flood, winter, closed road)', 'scenario.name': 'Name', 'scenario.nameHint': 'Printed with every result',
  'scenario.speedFactor': 'All speeds ×', 'scenario.classes': 'By class', 'scenario.closed': 'Closed', 'scenario.factorOf': 'Speed factor of {name}', 'scenario.closeOf': 'Close {name}',
  'scenario.closedRoads': 'Closed roads (ids)', 'scenario.closedRoadsHint': 'OSM way ids, edge ids or row numbers of lines', 'scenario.closedAt': 'Closed places', 'scenario.closedAtHint': 'The nearest road within 100 m is cut: zoom in to click; lon,lat can be pasted', 'scenario.pick': 'Click on the map', 'scenario.picking': 'Zoom in and click closed places; Esc ends',
  'scenario.nothing': 'Nothing is different yet.', 'scenario.placePlaceholder': 'lon,lat',

  'reach.title': 'Reach', 'reach.place': 'Chosen place', 'reach.show': 'Zoom to it', 'reach.close': 'Close', 'reach.limits': 'Limits', 'reach.people': 'Can reach it', 'reach.peopleFrom': 'Reached', 'reach.share': 'Of all', 'reach.noPeople': 'No population is imported: only the ground is drawn.', 'reach.busy': 'Computing…',
  'reach.row.minutes': 'within {value} min', 'reach.row.meters': 'within {value}', 'reach.hint': 'Right-click (or press long) any place to see its reach', 'reach.again': 'Click the facility again to choose its county', 'reach.wrong': 'Write 1 to 5 ascending numbers.', 'reach.byRun': 'Travel as in {run}', 'reach.byDefault': 'Travel by defaults',
  'tooltip.reach': 'Click', 'tooltip.reachWhat': 'to see its reach', 'legend.bands': 'Ground within each limit', 'legend.reach': 'Reach',
};

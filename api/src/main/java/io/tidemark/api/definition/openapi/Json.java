package io.tidemark.api.definition.openapi;

import java.util.Collection;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pieces that a document is put together from. Objects keep the order of their names.
 */
final class Json {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private Json() {
	}

	static ObjectNode object() {
		return NODES.objectNode();
	}

	static ArrayNode array() {
		return NODES.arrayNode();
	}

	static ArrayNode texts(Collection<String> texts) {
		ArrayNode array = array();
		texts.forEach(array::add);
		return array;
	}

	/**
	 * Refer to a component.
	 * @param kind as in schemas
	 * @param name its name among those of the kind
	 */
	static ObjectNode reference(String kind, String name) {
		return object().put("$ref", "#/components/" + kind + "/" + name);
	}

	static ObjectNode text(String description) {
		return object().put("type", "string").put("description", description);
	}

}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/**
 * An XML element with just the steps that NETCONF payloads need. Names are always in a namespace; a step without one
 * stays in that of the element.
 *
 * @param element the element
 */
public record XmlTree(Element element) {
    /** Namespace of NETCONF's own elements and attributes, RFC 6241. */
    public static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";

    public XmlTree {
        requireNonNull(element);
    }

    /**
     * Creates an element in a document of its own.
     *
     * @param name name of an element of NETCONF itself, such as {@code config}
     * @return the element
     */
    public static XmlTree netconf(final String name) {
        try {
            final var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            final var document = factory.newDocumentBuilder().newDocument();
            final var root = document.createElementNS(NETCONF, name);
            document.appendChild(root);
            return new XmlTree(root);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("No namespace-aware XML parser", e);
        }
    }

    /**
     * Appends a child in another namespace.
     *
     * @param namespace namespace
     * @param name local name
     * @return the child
     */
    public XmlTree add(final String namespace, final String name) {
        final var child = element.getOwnerDocument().createElementNS(namespace, name);
        element.appendChild(child);
        return new XmlTree(child);
    }

    /**
     * Appends a child.
     *
     * @param name local name
     * @return the child
     */
    public XmlTree add(final String name) {
        return add(element.getNamespaceURI(), name);
    }

    /**
     * Appends an empty child, which in a subtree filter selects all of that container.
     *
     * @param namespace namespace
     * @param name local name
     */
    public void select(final String namespace, final String name) {
        element.appendChild(element.getOwnerDocument().createElementNS(namespace, name));
    }

    /**
     * Appends an empty child, which in a subtree filter selects all of that container.
     *
     * @param name local name
     */
    public void select(final String name) {
        select(element.getNamespaceURI(), name);
    }

    /**
     * Appends a leaf.
     *
     * @param name local name
     * @param value its value
     * @return this element
     */
    public XmlTree leaf(final String name, final String value) {
        add(name).element.setTextContent(value);
        return this;
    }

    /**
     * Appends a leaf whose value is an identity.
     *
     * @param name local name of the leaf
     * @param namespace namespace of the identity
     * @param identity its name
     * @return this element
     */
    public XmlTree identity(final String name, final String namespace, final String identity) {
        final var leaf = add(name);
        leaf.element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:id", namespace);
        leaf.element.setTextContent("id:" + identity);
        return this;
    }

    /**
     * Marks this element as to be deleted; edit-config fails if it is not there.
     *
     * @return this element
     */
    public XmlTree delete() {
        element.setAttributeNS(NETCONF, "nc:operation", "delete");
        return this;
    }

    /**
     * Marks this element as to stand in the place of what is there, if anything is.
     *
     * @return this element
     */
    public XmlTree replace() {
        element.setAttributeNS(NETCONF, "nc:operation", "replace");
        return this;
    }

    /**
     * Appends copies of elements of other documents.
     *
     * @param children the elements
     */
    public void addAll(final Collection<XmlTree> children) {
        children.forEach(child -> element.appendChild(element.getOwnerDocument().importNode(child.element, true)));
    }

    /**
     * Returns the children.
     *
     * @return the children in order
     */
    public List<XmlTree> children() {
        final var ret = new ArrayList<XmlTree>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                ret.add(new XmlTree(child));
            }
        }
        return List.copyOf(ret);
    }

    /**
     * Finds the children of a name in another namespace.
     *
     * @param namespace namespace
     * @param name local name
     * @return the children in order
     */
    public List<XmlTree> all(final String namespace, final String name) {
        return children().stream().filter(child -> name.equals(child.element.getLocalName())
            && namespace.equals(child.element.getNamespaceURI())).toList();
    }

    /**
     * Finds the children of a name.
     *
     * @param name local name
     * @return the children in order
     */
    public List<XmlTree> all(final String name) {
        return all(element.getNamespaceURI(), name);
    }

    /**
     * Follows a path in the namespace of this element, through every entry of the lists on it.
     *
     * @param names local names
     * @return what stands at the end of the path
     */
    public List<XmlTree> path(final String... names) {
        List<XmlTree> ret = List.of(this);
        for (var name : names) {
            ret = ret.stream().flatMap(tree -> tree.all(name).stream()).toList();
        }
        return ret;
    }

    /**
     * Reads the value of a leaf.
     *
     * @param name local name
     * @return its value without white space around it, or empty if it is not there
     */
    public Optional<String> text(final String name) {
        return all(name).stream().findFirst().map(XmlTree::value);
    }

    /**
     * Reads the value of this leaf.
     *
     * @return its value without white space around it
     */
    public String value() {
        return element.getTextContent().strip();
    }

    /**
     * Tells whether the value of this leaf is an identity.
     *
     * @param namespace namespace of the identity
     * @param identity its name
     * @return true if so; the namespace is not compared if the device left the prefix out or undeclared
     */
    public boolean isIdentity(final String namespace, final String identity) {
        final var value = value();
        final int colon = value.indexOf(':');
        final var declared = colon < 0 ? null : element.lookupNamespaceURI(value.substring(0, colon));
        return value.substring(colon + 1).equals(identity) && (declared == null || declared.equals(namespace));
    }

    /**
     * Writes the element for people.
     *
     * @return indented XML without a declaration
     */
    public String toText() {
        try {
            final var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            final var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            final var ret = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(ret));
            return ret.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("XML that was just built cannot be written", e);
        }
    }

    /**
     * Expands the identity that is the value of this leaf, for use outside its document.
     *
     * @return {@code {namespace}name}, or the plain value if its prefix is not declared
     */
    public String expandedIdentity() {
        final var value = value();
        final int colon = value.indexOf(':');
        final var declared = colon < 0 ? element.getNamespaceURI()
            : element.lookupNamespaceURI(value.substring(0, colon));
        return declared == null ? value : "{" + declared + "}" + value.substring(colon + 1);
    }
}

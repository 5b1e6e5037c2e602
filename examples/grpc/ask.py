#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a running lode-server for hits, facets, deals and a table. See README.md.

Usage: ask.py <host:port>
"""
import sys

import grpc

from lode.v1 import export_pb2, search_pb2, search_pb2_grpc

PAGE = 20


def print_hits(service):
    """A scored query and a filter in the same language; each value with the words it came from."""
    answer = service.Search(search_pb2.SearchRequest(
        query="openai", filter="company:CoreWeave deal_size>=10B",
        order_by="deal_size desc", page_size=3, view=search_pb2.VIEW_EVIDENCE))
    print(f"{answer.total.value} articles on OpenAI and CoreWeave with $10 billion or more:")
    for hit in answer.hits:
        print(f"  {hit.document.id}  {hit.document.title}")
        for fact in hit.document.annotations:
            if fact.facet == "deal_size":
                print(f"    {fact.value.text}, for it says '{fact.quote}'")


def print_facets(service):
    """Several facets in one request, over all documents."""
    spec = search_pb2.FacetSpec
    requests = [
        spec(key="gpu", limit=5),
        # Its children alone, and the first of them by name.
        spec(key="gpu", parent="Nvidia", order_by="name", limit=3),
        # Not all that buyers of a large deal bought, but who buys in one.
        spec(key="deal.buyer", record_filter="amount>10B", limit=5),
        spec(key="published", interval="quarter", fill_empty=True),
        spec(key="deal_size", auto_ranges=True, limit=4,
             statistics=search_pb2.StatisticsSpec(percentiles=[50, 90])),
    ]
    answer = service.ListFacetValues(search_pb2.ListFacetValuesRequest(facets=requests))
    for facet in answer.facets:
        counts = ", ".join(f"{bucket.text} {bucket.count}" for bucket in facet.buckets)
        print(f"{facet.key}: {counts}; {facet.missing_count} without, "
              f"{'exact' if facet.exact else 'estimated'}")
        for percentile in facet.statistics.percentiles:
            print(f"  percentile {percentile.percent:g}: {percentile.value:,.0f} {facet.statistics.unit}")


def matches(service, query):
    """All hits, page by page, with all that is known of them."""
    request = search_pb2.SearchRequest(query=query, page_size=PAGE, view=search_pb2.VIEW_FULL)
    while True:
        answer = service.Search(request)
        yield from answer.hits
        if not answer.next_page_token:
            return
        request.page_token = answer.next_page_token


def print_deals(service):
    """Records: whole deals, of which one and the same satisfies all conditions."""
    print("deals in which OpenAI buys for more than $10 billion:")
    for hit in matches(service, "deal:{buyer:OpenAI amount>10B}"):
        facts = {fact.index: fact for fact in hit.document.annotations}
        for fact in hit.document.annotations:
            # A role points at the fact that plays it. An article may tell of smaller deals as well.
            roles = {role.name: facts[role.annotation].value for role in fact.value.record.roles}
            if (fact.facet == "deal" and "amount" in roles and "buyer" in roles and
                    roles["buyer"].keyword.text == "OpenAI" and
                    roles["amount"].money.high_units > 10_000_000_000):
                seller = roles["seller"].text if "seller" in roles else "?"
                print(f"  {hit.document.id}: {roles['amount'].text} from {seller}")


def print_table(service):
    """All hits as lines of CSV, however many: a stream."""
    parts = service.Export(export_pb2.ExportRequest(
        query="deal_size>=100B", format=export_pb2.EXPORT_FORMAT_CSV,
        fields=["id", "published", "deal_size"], order=export_pb2.EXPORT_ORDER_ID))
    print("".join(part.data.decode("utf-8") for part in parts), end="")


def main():
    with grpc.insecure_channel(sys.argv[1]) as channel:
        service = search_pb2_grpc.SearchServiceStub(channel)
        print_hits(service)
        print_facets(service)
        print_deals(service)
        print_table(service)
        try:
            service.Search(search_pb2.SearchRequest(query="compny:Oracle"))
        except grpc.RpcError as error:
            print(f"{error.code().name}: {error.details()}")


if __name__ == "__main__":
    main()
